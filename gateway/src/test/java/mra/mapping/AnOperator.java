package mra.mapping;

import java.util.List;
import mra.canonical.Code;
import mra.canonical.Name;
import mra.canonical.Operator;

/** Operators like others. */
final class AnOperator {
  private AnOperator() {}

  static Operator with(Operator o, String code, String name) {
    return new Operator(
        o.partner(),
        Code.of(code),
        o.identifiers(),
        List.of(new Name(name, null)),
        o.address(),
        o.programme(),
        o.roles(),
        o.standing(),
        o.standingSince(),
        o.validFrom(),
        o.validTo(),
        o.office(),
        o.consent());
  }
}
