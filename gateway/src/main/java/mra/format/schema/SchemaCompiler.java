package mra.format.schema;

import com.sun.xml.xsom.XSAttributeUse;
import com.sun.xml.xsom.XSComplexType;
import com.sun.xml.xsom.XSComponent;
import com.sun.xml.xsom.XSElementDecl;
import com.sun.xml.xsom.XSSimpleType;
import com.sun.xml.xsom.XSType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** From XSOM's view of a schema to plans; everything outside of the subset is refused by name. */
final class SchemaCompiler {
  private static final String XSD = "http://www.w3.org/2001/XMLSchema";

  private final Path schema;
  private final SimpleTypeCompiler simpleTypes = new SimpleTypeCompiler();
  private final Map<XSType, TypePlan> types = new HashMap<>();

  SchemaCompiler(Path schema) {
    this.schema = schema;
  }

  List<ElementPlan> roots() {
    var set = SchemaSource.read(schema);
    var roots = new ArrayList<ElementPlan>();
    for (var part : set.getSchemas()) {
      if (!part.getTargetNamespace().equals(XSD)) {
        part.getElementDecls().values().forEach(element -> roots.add(element(element)));
      }
    }
    if (roots.isEmpty()) {
      throw new Refused(Fault.SCHEMA_INVALID, schema.toString(), "it declares no element");
    }
    return roots;
  }

  ElementPlan element(XSElementDecl element) {
    return at(
        element,
        () -> {
          refuse(element.isAbstract(), "an abstract element");
          refuse(element.isNillable(), "nillable");
          refuse(element.getSubstAffiliation() != null, "substitutionGroup");
          refuse(element.getDefaultValue() != null, "a default");
          refuse(element.getFixedValue() != null, "fixed");
          refuse(!element.getIdentityConstraints().isEmpty(), "key, keyref and unique");
          return new ElementPlan(
              element.getTargetNamespace().intern(),
              element.getName().intern(),
              type(element.getType()));
        });
  }

  private TypePlan type(XSType type) {
    var known = types.get(type);
    return known != null ? known : at(type, () -> fresh(type));
  }

  private TypePlan fresh(XSType type) {
    if (type instanceof XSSimpleType simple) {
      var plan = new TypePlan(List.of(), simple(simple));
      types.put(type, plan);
      return plan;
    }
    var complex = (XSComplexType) type;
    refuse("anyType".equals(complex.getName()), "an element without a type");
    refuse(complex.isAbstract(), "an abstract type");
    refuse(complex.isMixed(), "mixed content");
    refuse(complex.getAttributeWildcard() != null, "anyAttribute");
    var content = complex.getContentType();
    var text = content.asSimpleType();
    var plan = new TypePlan(attributes(complex), text == null ? null : simple(text));
    types.put(type, plan);
    if (text == null) {
      var particle = content.asParticle();
      plan.children =
          particle == null ? ContentModel.EMPTY : new ContentModelCompiler(this).compile(particle);
    }
    return plan;
  }

  private List<TypePlan.Attribute> attributes(XSComplexType type) {
    var attributes = new ArrayList<TypePlan.Attribute>();
    type.getAttributeUses().forEach(use -> attributes.add(at(use, () -> attribute(use))));
    return List.copyOf(attributes);
  }

  private TypePlan.Attribute attribute(XSAttributeUse use) {
    refuse(use.getDefaultValue() != null, "a default");
    refuse(use.getFixedValue() != null, "fixed");
    var declared = use.getDecl();
    return new TypePlan.Attribute(
        declared.getTargetNamespace().intern(),
        declared.getName().intern(),
        use.isRequired(),
        simple(declared.getType()));
  }

  private SimpleType simple(XSSimpleType type) {
    return at(type, () -> simpleTypes.compile(type));
  }

  private static void refuse(boolean there, String what) {
    if (there) {
      throw new Unsupported(what);
    }
  }

  /** Gives an unsupported construct the place of the component that holds it. */
  <T> T at(XSComponent component, Supplier<T> compile) {
    try {
      return compile.get();
    } catch (Unsupported unsupported) {
      if (isBuiltIn(component)) {
        throw unsupported;
      }
      throw new Refused(
          Fault.SCHEMA_INVALID,
          place(component),
          "not supported here: " + unsupported.getMessage(),
          unsupported);
    }
  }

  /** Its place is in no file of ours; whoever names it has one. */
  private static boolean isBuiltIn(XSComponent component) {
    return component.getLocator() == null
        || (component instanceof XSType type && type.getTargetNamespace().equals(XSD));
  }

  private String place(@Nullable XSComponent component) {
    var locator = component == null ? null : component.getLocator();
    return locator == null
        ? schema.toString()
        : SchemaSource.place(locator.getSystemId(), locator.getLineNumber(), schema);
  }
}
