package mra.partner;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import mra.partner.Freshness.WhenStale;
import mra.partner.GateBounds.Numbering;
import mra.partner.GateBounds.Quality;

/** Reads {@code gate}, {@code freshness} and {@code limits}; their defaults stand here. */
final class BoundsReader {

  private BoundsReader() {}

  static GateBounds gate(Section gate) {
    return new GateBounds(
        gate.read("shrink-max", 0.15, Amounts::percent),
        gate.read("growth-max", 1.0, Amounts::percent),
        gate.read("suspensions-max", 0.05, Amounts::percent),
        gate.read("set-aside-max", 0.01, Amounts::percent),
        gate.number("urgent-max", 50),
        gate.flag("hold-first", true),
        quality(gate));
  }

  private static Quality quality(Section gate) {
    var usual = Quality.USUAL;
    return new Quality(
        gate.read("unmapped-max", usual.unmappedMax(), Amounts::percent),
        gate.read("conflicts-max", usual.conflictsMax(), Amounts::percent),
        gate.number("takeovers-max", usual.takeoversMax()),
        gate.read("misdated-max", usual.misdatedMax(), Amounts::percent),
        gate.read("mix-max", usual.mixMax(), Amounts::percent),
        gate.read("fill-max", usual.fillMax(), Amounts::percent),
        gate.read("mixed-names-max", usual.mixedNamesMax(), Amounts::percent),
        gate.number("lookalikes-max", usual.lookalikesMax()),
        gate.text("numbering", "").equals("RESTARTS_YEARLY")
            ? Numbering.RESTARTS_YEARLY
            : Numbering.CONTINUES);
  }

  static Freshness freshness(Section freshness) {
    var every = freshness.read("expected-every", Duration.ofDays(1), Amounts::duration);
    var stale = freshness.read("stale-after", Duration.ofDays(3), Amounts::duration);
    if (stale.compareTo(every) < 0) {
      freshness.error("stale-after", "a list would be stale before the next one is expected");
    }
    return new Freshness(
        every, stale, whenStale(freshness.text("when-stale", "")), works(freshness));
  }

  private static WorkingDays works(Section freshness) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      if (freshness.texts("days").contains(day.name().substring(0, 3))) {
        days.add(day);
      }
    }
    var holidays = new TreeSet<LocalDate>();
    for (var text : freshness.texts("holidays")) {
      try {
        holidays.add(LocalDate.parse(text));
      } catch (DateTimeParseException e) {
        freshness.error("holidays", text + " is not a day such as 2026-12-25");
      }
    }
    return new WorkingDays(
        days.isEmpty() ? WorkingDays.ALL.days() : Set.copyOf(days), Set.copyOf(holidays));
  }

  private static WhenStale whenStale(String text) {
    return switch (text) {
      case "WARN" -> WhenStale.WARN;
      case "STOP" -> WhenStale.STOP;
      default -> WhenStale.REPORT;
    };
  }

  static Limits limits(Section limits) {
    return new Limits(
        limits.read("bytes", 4L << 30, Amounts::size),
        limits.number("records", 5_000_000),
        limits.read("record-bytes", 16 << 10, Amounts::smallSize),
        limits.number("depth", 16),
        limits.read("time", Duration.ofMinutes(30), Amounts::duration));
  }
}
