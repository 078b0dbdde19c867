package mra.cli;

import java.util.UUID;
import mra.fault.Fault;
import mra.fault.Refused;

/** Which exchange a person means. */
final class ExchangeId {
  private ExchangeId() {}

  /**
   * @throws Refused E701 where it is no id
   */
  static UUID of(String text) {
    try {
      return UUID.fromString(text.strip());
    } catch (IllegalArgumentException none) {
      throw new Refused(
          Fault.QUESTION_INVALID,
          text,
          "an exchange's id looks like 0193f2c4-7f3e-7c61-9d7e-5b0c2a9e41d8; ./mra exchanges shows them",
          none);
    }
  }
}
