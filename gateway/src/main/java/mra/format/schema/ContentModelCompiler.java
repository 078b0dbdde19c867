package mra.format.schema;

import com.sun.xml.xsom.XSElementDecl;
import com.sun.xml.xsom.XSModelGroup;
import com.sun.xml.xsom.XSParticle;
import com.sun.xml.xsom.XSTerm;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Compiles sequences and choices of one complex type. */
final class ContentModelCompiler {
  private final SchemaCompiler schema;
  private final List<ElementPlan> elements = new ArrayList<>();

  ContentModelCompiler(SchemaCompiler schema) {
    this.schema = schema;
  }

  ContentModel compile(XSParticle particle) {
    return schema.at(particle, () -> ContentModel.of(expression(particle), elements));
  }

  private Expression expression(XSParticle particle) {
    int min = occurs(particle.getMinOccurs());
    int max = occurs(particle.getMaxOccurs());
    if (max == 0) {
      return new Expression.Empty();
    }
    var term = schema.at(particle, () -> term(particle.getTerm()));
    return min == 1 && max == 1 ? term : new Expression.Repeat(term, min, max);
  }

  private Expression term(XSTerm term) {
    if (term.isElementDecl()) {
      return new Expression.Leaf(leaf(term.asElementDecl()));
    }
    if (term.isModelGroupDecl()) {
      return group(term.asModelGroupDecl().getModelGroup());
    }
    if (term.isModelGroup()) {
      return group(term.asModelGroup());
    }
    throw new Unsupported("any");
  }

  private Expression group(XSModelGroup group) {
    var parts = new ArrayList<Expression>();
    for (var child : group.getChildren()) {
      parts.add(expression(child));
    }
    return switch (group.getCompositor()) {
      case SEQUENCE -> new Expression.Sequence(parts);
      case CHOICE -> new Expression.Choice(parts);
      case ALL -> throw new Unsupported("all");
    };
  }

  /** One leaf a name: XML Schema part 1, 3.8.6 wants equal names to have equal types. */
  private int leaf(XSElementDecl declared) {
    var element = schema.element(declared);
    for (int i = 0; i < elements.size(); i++) {
      var known = elements.get(i);
      if (known.is(element.namespace(), element.name())) {
        if (known.type() != element.type()) {
          throw new Unsupported("element " + element.name() + " with two types in one content");
        }
        return i;
      }
    }
    elements.add(element);
    return elements.size() - 1;
  }

  private static int occurs(BigInteger times) {
    int unbounded = XSParticle.UNBOUNDED;
    if (times.intValue() == unbounded) {
      return Expression.UNBOUNDED;
    }
    if (times.bitLength() > 30) {
      throw new Unsupported("the occurrence " + times);
    }
    return times.intValue();
  }
}
