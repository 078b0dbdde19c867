package mra.format.schema;

import com.sun.xml.xsom.XSFacet;
import com.sun.xml.xsom.XSRestrictionSimpleType;
import com.sun.xml.xsom.XSSimpleType;
import com.sun.xml.xsom.XSVariety;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import mra.format.schema.SimpleType.Rule;

/** Compiles the facets that one step of restriction declares (XML Schema part 2, section 4.3). */
final class FacetCompiler {
  private final XSRestrictionSimpleType type;
  private final String primitive;

  FacetCompiler(XSRestrictionSimpleType type) {
    this.type = type;
    var variety = type.getVariety();
    this.primitive =
        variety == XSVariety.ATOMIC
            ? primitiveOf(type)
            : variety == XSVariety.LIST ? "list" : "union";
  }

  private static String primitiveOf(XSSimpleType type) {
    var at = type;
    while (!"anySimpleType".equals(at.getBaseType().getName())) {
      at = (XSSimpleType) at.getBaseType();
    }
    return at.getName();
  }

  /** The facets of one step hold together; its patterns, and its enumeration, are alternatives. */
  List<Rule> rules() {
    var rules = new ArrayList<Rule>();
    var patterns = new ArrayList<String>();
    var values = new ArrayList<String>();
    for (XSFacet facet : type.getDeclaredFacets()) {
      var value = facet.getValue().value;
      switch (facet.getName()) {
        case XSFacet.FACET_PATTERN -> patterns.add(value);
        case XSFacet.FACET_ENUMERATION -> values.add(value);
        case XSFacet.FACET_WHITESPACE -> {}
        default -> rules.add(rule(facet.getName(), value));
      }
    }
    if (!values.isEmpty()) {
      rules.add(enumeration(values));
    }
    if (!patterns.isEmpty()) {
      rules.add(pattern(patterns.size() == 1 ? patterns.getFirst() : alternatives(patterns)));
    }
    return rules;
  }

  private static String alternatives(List<String> patterns) {
    return "(" + String.join(")|(", patterns) + ")";
  }

  static Rule pattern(String pattern) {
    var compiled = TextPattern.compile(pattern);
    var broken = "not in the form " + pattern;
    return text -> text.matches(compiled) ? null : broken;
  }

  private Rule rule(String facet, String value) {
    return switch (facet) {
      case XSFacet.FACET_LENGTH -> length(facet, whole(value), whole(value));
      case XSFacet.FACET_MINLENGTH -> length(facet, whole(value), Integer.MAX_VALUE);
      case XSFacet.FACET_MAXLENGTH -> length(facet, 0, whole(value));
      case XSFacet.FACET_MININCLUSIVE -> bound(facet, value, order -> order >= 0);
      case XSFacet.FACET_MINEXCLUSIVE -> bound(facet, value, order -> order > 0);
      case XSFacet.FACET_MAXINCLUSIVE -> bound(facet, value, order -> order <= 0);
      case XSFacet.FACET_MAXEXCLUSIVE -> bound(facet, value, order -> order < 0);
      case XSFacet.FACET_TOTALDIGITS ->
          digits(facet, value, n -> Math.max(n.precision() - Math.min(n.scale(), 0), n.scale()));
      case XSFacet.FACET_FRACTIONDIGITS -> digits(facet, value, n -> Math.max(0, n.scale()));
      default -> throw new Unsupported("facet " + facet);
    };
  }

  private Rule length(String facet, int min, int max) {
    ToIntFunction<Text> measure =
        switch (primitive) {
          case "string" -> Text::codePoints;
          case "list" -> text -> Items.of(text).size();
          case "hexBinary" -> text -> text.length() / 2;
          default -> throw new Unsupported("facet " + facet + " on " + primitive);
        };
    var broken = "against " + facet + " " + (facet.equals(XSFacet.FACET_MAXLENGTH) ? max : min);
    return text -> {
      int length = measure.applyAsInt(text);
      return length >= min && length <= max ? null : broken;
    };
  }

  private Rule bound(String facet, String value, IntPredicate holds) {
    needDecimal(facet);
    var bound = new BigDecimal(value.strip());
    var broken = "against " + facet + " " + value;
    return text -> holds.test(Lexical.number(text).compareTo(bound)) ? null : broken;
  }

  private Rule digits(String facet, String value, ToIntFunction<BigDecimal> measure) {
    needDecimal(facet);
    int most = whole(value);
    var broken = "against " + facet + " " + value;
    return text ->
        measure.applyAsInt(Lexical.number(text).stripTrailingZeros()) <= most ? null : broken;
  }

  private Rule enumeration(List<String> values) {
    var broken = "not one of " + values;
    if (primitive.equals("decimal")) {
      var numbers = values.stream().map(value -> new BigDecimal(value.strip())).toList();
      return text -> {
        var number = Lexical.number(text);
        return numbers.stream().anyMatch(n -> n.compareTo(number) == 0) ? null : broken;
      };
    }
    if (!primitive.equals("string")) {
      throw new Unsupported("an enumeration of " + primitive);
    }
    var words = values.toArray(String[]::new);
    return text -> {
      for (var word : words) {
        if (text.is(word)) {
          return null;
        }
      }
      return broken;
    };
  }

  private void needDecimal(String facet) {
    if (!primitive.equals("decimal")) {
      throw new Unsupported("facet " + facet + " on " + primitive);
    }
  }

  private static int whole(String value) {
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException tooLarge) {
      throw new Unsupported("the number " + value);
    }
  }
}
