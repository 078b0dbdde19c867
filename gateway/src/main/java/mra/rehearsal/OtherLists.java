package mra.rehearsal;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import mra.fault.Fault;
import mra.fault.Refused;

/** A simulated partner's lists that are not its register as it is. */
final class OtherLists {
  private static final int WHOLE = 100;

  private final Premises premises;
  private final TheirRegister register;

  OtherLists(Premises premises, TheirRegister register) {
    this.premises = premises;
    this.register = register;
  }

  /**
   * That of a bad day.
   *
   * @throws Refused where this partner cannot have it
   */
  Offer bad(BadDay day) throws IOException {
    boolean impossible =
        (day.isOfTheLine() && premises.offers() instanceof DropOutlet)
            || (day.isOfTheSeal() && premises.press().parcels().isDetached());
    if (impossible) {
      throw notHere(day);
    }
    var mischief = day.mischief();
    if (mischief != null) {
      return register.unread(mischief);
    }
    expectWritten();
    return switch (day) {
      case SAME_ID -> register.sameId();
      case WRONG_ORDER -> register.older();
      case OLD_NUMBER -> register.oldNumber();
      default -> register.of(List.of());
    };
  }

  /** Lacks so many of a hundred, evenly. */
  Offer shrunk(int percent) throws IOException {
    expectWritten();
    var all = register.operators();
    long left = WHOLE - percent;
    return register.of(
        IntStream.range(0, all.size())
            .filter(i -> (i + 1) * left / WHOLE > i * left / WHOLE)
            .mapToObj(all::get)
            .toList());
  }

  static Refused notHere(BadDay day) {
    return new Refused(
        Fault.QUESTION_INVALID, day.word(), "this partner's transport or suite has no such day");
  }

  /** Where its table does not, there is only the sample. */
  void expectWritten() {
    if (!register.isWritten()) {
      throw new Refused(
          Fault.MAPPING_INVALID,
          premises.press().profile().id(),
          "its table does not write, so only its sample is offered");
    }
  }
}
