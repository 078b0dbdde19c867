package mra.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import mra.canonical.Nfc;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Words that stand in a request's address. */
final class Asked {
  /** Not now: what was learned before our clock was set back is known all the same. */
  static final Instant ALL_KNOWN = Instant.parse("9999-01-01T00:00:00Z");

  private static final int YEAR_MIN = 1900;
  private static final int YEAR_MAX = 9999;

  private Asked() {}

  /**
   * Everything known when it is not said.
   *
   * @throws Refused E702 when somebody else than an auditor asks what was known
   */
  static Instant knownAt(HttpServletRequest request, @Nullable String text) {
    if (text != null) {
      requireAuditor(request);
    }
    return instant("knownAt", text, ALL_KNOWN);
  }

  static void requireAuditor(HttpServletRequest request) {
    if (!request.isUserInRole(Role.AUDITOR.name())) {
      throw new Refused(Fault.NOT_ALLOWED, "knownAt", "it takes the role AUDITOR");
    }
  }

  /**
   * The database would take neither NUL nor half a surrogate pair.
   *
   * @throws Refused E701 naming the field
   */
  static void requireSound(String field, @Nullable String text) {
    if (text != null && !Nfc.isSound(text)) {
      throw new Refused(Fault.QUESTION_INVALID, field, "holds NUL or half a surrogate pair");
    }
  }

  /**
   * Neither the database nor arithmetic with days goes on for ever.
   *
   * @throws Refused E701 naming the field
   */
  static void requireYear(String field, int year) {
    if (year < YEAR_MIN || year > YEAR_MAX) {
      throw new Refused(
          Fault.QUESTION_INVALID,
          field,
          "lies outside of the years %d to %d".formatted(YEAR_MIN, YEAR_MAX));
    }
  }

  /**
   * An instant, or a day, which stands for its end.
   *
   * @param home where the day ends
   * @throws Refused E701 naming the field
   */
  static Instant dayOrInstant(String field, @Nullable String text, Instant standard, ZoneId home) {
    if (text == null || text.indexOf('T') >= 0) {
      return instant(field, text, standard);
    }
    try {
      var day = LocalDate.parse(text);
      requireYear(field, day.getYear());
      return day.plusDays(1).atStartOfDay(home).toInstant().minusNanos(1);
    } catch (DateTimeParseException e) {
      throw new Refused(
          Fault.QUESTION_INVALID,
          field,
          "is no day such as 2026-12-01, and no instant such as 2026-12-01T00:00:00Z",
          e);
    }
  }

  /**
   * @throws Refused E701 naming the field
   */
  static Instant instant(String field, @Nullable String text, Instant standard) {
    try {
      if (text == null) {
        return standard;
      }
      var instant = Instant.parse(text);
      requireYear(field, instant.atOffset(ZoneOffset.UTC).getYear());
      return instant;
    } catch (DateTimeParseException e) {
      throw new Refused(
          Fault.QUESTION_INVALID, field, "is no instant such as 2026-12-01T00:00:00Z", e);
    }
  }
}
