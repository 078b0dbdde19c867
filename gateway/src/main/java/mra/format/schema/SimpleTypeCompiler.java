package mra.format.schema;

import com.sun.xml.xsom.XSFacet;
import com.sun.xml.xsom.XSListSimpleType;
import com.sun.xml.xsom.XSRestrictionSimpleType;
import com.sun.xml.xsom.XSSimpleType;
import com.sun.xml.xsom.XSUnionSimpleType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mra.format.schema.SimpleType.Rule;
import mra.format.schema.SimpleType.WhiteSpace;
import org.jspecify.annotations.Nullable;

/** From XSOM's view of a simple type to its compiled form. */
final class SimpleTypeCompiler {
  private static final String XSD = "http://www.w3.org/2001/XMLSchema";

  private final Map<XSSimpleType, SimpleType> compiled = new HashMap<>();

  SimpleType compile(XSSimpleType type) {
    var known = compiled.get(type);
    if (known == null) {
      known = fresh(type);
      compiled.put(type, known);
    }
    return known;
  }

  private SimpleType fresh(XSSimpleType type) {
    return switch (type) {
      case XSListSimpleType list -> new SimpleType(WhiteSpace.COLLAPSE, List.of(items(list)));
      case XSUnionSimpleType union -> new SimpleType(WhiteSpace.PRESERVE, List.of(members(union)));
      case XSRestrictionSimpleType restriction when isPrimitive(restriction) ->
          primitive(restriction);
      case XSRestrictionSimpleType restriction -> restricted(restriction);
      default -> throw new Unsupported("simple type " + type.getName());
    };
  }

  private static boolean isPrimitive(XSSimpleType type) {
    return type.getTargetNamespace().equals(XSD)
        && (type.getBaseType() == null || "anySimpleType".equals(type.getBaseType().getName()));
  }

  private static SimpleType primitive(XSSimpleType type) {
    return switch (type.getName()) {
      case "string" -> new SimpleType(WhiteSpace.PRESERVE, List.of());
      case "boolean" -> new SimpleType(WhiteSpace.COLLAPSE, List.of(Lexical.bool()));
      case "decimal" -> new SimpleType(WhiteSpace.COLLAPSE, List.of(Lexical.decimal()));
      case "date" -> new SimpleType(WhiteSpace.COLLAPSE, List.of(Lexical.date()));
      case "dateTime" -> new SimpleType(WhiteSpace.COLLAPSE, List.of(Lexical.dateTime()));
      case "hexBinary" -> new SimpleType(WhiteSpace.COLLAPSE, List.of(Lexical.hex()));
      case "base64Binary" -> new SimpleType(WhiteSpace.COLLAPSE, List.of(Lexical.base64()));
      default -> throw new Unsupported("built-in type " + type.getName());
    };
  }

  private SimpleType restricted(XSRestrictionSimpleType type) {
    var base = compile((XSSimpleType) type.getBaseType());
    if (type.getTargetNamespace().equals(XSD)) {
      var builtIn = builtIn(type, base);
      if (builtIn != null) {
        return builtIn;
      }
    }
    var rules = new ArrayList<>(base.rules());
    rules.addAll(new FacetCompiler(type).rules());
    return new SimpleType(whiteSpace(type, base.whiteSpace()), rules);
  }

  /** Built-in types whose definition XSOM does not give as facets, or gives from an old edition. */
  private static @Nullable SimpleType builtIn(XSSimpleType type, SimpleType base) {
    return switch (type.getName()) {
      case "integer" -> new SimpleType(base.whiteSpace(), List.of(Lexical.integer()));
      case "language" ->
          new SimpleType(
              WhiteSpace.COLLAPSE,
              List.of(FacetCompiler.pattern("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")));
      case "ID", "IDREF", "ENTITY", "IDREFS", "ENTITIES" ->
          throw new Unsupported("built-in type " + type.getName());
      default -> null;
    };
  }

  private static WhiteSpace whiteSpace(XSRestrictionSimpleType type, WhiteSpace inherited) {
    var facet = type.getDeclaredFacet(XSFacet.FACET_WHITESPACE);
    return facet == null
        ? inherited
        : switch (facet.getValue().value) {
          case "preserve" -> WhiteSpace.PRESERVE;
          case "replace" -> WhiteSpace.REPLACE;
          default -> WhiteSpace.COLLAPSE;
        };
  }

  private Rule items(XSListSimpleType list) {
    var item = compile(list.getItemType());
    return text -> {
      var one = new Text();
      for (var part : Items.of(text)) {
        one.set(part);
        var broken = item.check(one);
        if (broken != null) {
          return "an item of the list is " + broken;
        }
      }
      return null;
    };
  }

  private Rule members(XSUnionSimpleType union) {
    var members = new ArrayList<SimpleType>();
    for (int i = 0; i < union.getMemberSize(); i++) {
      members.add(compile(union.getMember(i)));
    }
    return text -> {
      var copy = new Text();
      for (var member : members) {
        copy.set(text.toString());
        if (member.check(copy) == null) {
          text.set(copy.toString());
          return null;
        }
      }
      return "in none of the forms that the union allows";
    };
  }
}
