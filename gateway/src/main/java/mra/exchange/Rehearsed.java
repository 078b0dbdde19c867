package mra.exchange;

import java.time.Duration;
import java.time.Instant;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Conformance;

/**
 * What a conformance report says of itself.
 *
 * @param files SHA-256 of the files it was made of
 * @param heard when it was given to us
 * @param passed whether it says so, and its promises as well
 * @param text the whole of it, JSON
 */
public record Rehearsed(
    String partner, String files, Instant at, Instant heard, boolean passed, String text) {
  /** No report has more characters. */
  public static final int CHARACTERS_MAX = 1 << 20;

  /** Clocks of two machines. */
  private static final Duration APART_MAX = Duration.ofMinutes(5);

  /**
   * @param running SHA-256 of the partner's files as the gateway runs them
   * @throws Refused E616 where it proves nothing about them
   */
  Conformance proves(String other, String running) {
    if (!partner.equals(other)) {
      throw no(other, "it is about another partner");
    }
    if (!passed) {
      throw no(other, "it was not passed: look at its promises");
    }
    if (at.isAfter(heard.plus(APART_MAX))) {
      throw no(other, "it says that it was made at %s, which is yet to come".formatted(at));
    }
    if (!files.equals(running)) {
      throw no(
          other,
          "it is of %s of other files: the gateway runs %s, it was made of %s"
              .formatted(at, shortly(running), shortly(files)));
    }
    return new Conformance(files, text);
  }

  private static Refused no(String partner, String why) {
    return new Refused(Fault.NOT_CONFORMING, partner, why);
  }

  static String shortly(String sha256) {
    return sha256.substring(0, Math.min(12, sha256.length()));
  }
}
