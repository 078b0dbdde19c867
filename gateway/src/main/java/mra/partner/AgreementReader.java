package mra.partner;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mra.partner.Agreement.Benefit;
import mra.partner.Agreement.Flow;
import mra.partner.Agreement.NameCheck;
import mra.partner.Agreement.Ours;
import mra.partner.Agreement.Repaired;
import mra.partner.Agreement.Required;
import mra.partner.Agreement.Told;
import org.jspecify.annotations.Nullable;

/** Reads {@code agreements}: their words are known, their times ordered. */
final class AgreementReader {

  private static final LocalDate UNREAD = LocalDate.MIN;

  private final Catalogue catalogue;
  private final String partner;

  AgreementReader(Catalogue catalogue, String partner) {
    this.catalogue = catalogue;
    this.partner = partner;
  }

  List<Agreement> read(Section profile) {
    var agreements = new ArrayList<Agreement>();
    for (var section : profile.items("agreements")) {
      var agreement = agreement(section);
      if (!agreements.isEmpty()) {
        expectAfter(agreements.getLast(), agreement, section);
      }
      agreements.add(agreement);
    }
    return List.copyOf(agreements);
  }

  private Agreement agreement(Section section) {
    var from = section.read("from", UNREAD, AgreementReader::date);
    var to = section.read("to", null, AgreementReader::date);
    if (to != null && to.isBefore(from)) {
      section.error("to", "the agreement ends before it begins");
    }
    return new Agreement(
        section.text("basis", ""),
        from,
        to,
        theirs(section.in("theirs")),
        ours(section.in("ours")),
        nameCheck(section.text("name-check", "")),
        retention(section.in("retention")));
  }

  private static Retention retention(Section kept) {
    var usual = Retention.USUAL;
    return new Retention(
        kept.read("absent", usual.absent(), Amounts::duration),
        kept.read("bodies", usual.bodies(), Amounts::duration),
        kept.read("set-aside", usual.setAside(), Amounts::duration),
        kept.read("receipts", usual.receipts(), Amounts::duration));
  }

  private Agreement.Theirs theirs(Section theirs) {
    theirs.expectKnown("programmes", catalogue.programmes(partner), Catalogue.PROGRAMMES);
    return new Agreement.Theirs(
        ordered(theirs.texts("programmes")),
        flows(theirs.texts("flows")),
        ordered(theirs.texts("roles")),
        theirs.items("benefits").stream().map(this::benefit).toList(),
        named(Repaired.class, theirs.texts("repairs")));
  }

  /** A code, or a code with days of its own. */
  private Benefit benefit(Section item) {
    var known = catalogue.benefits().texts().keySet();
    var code = item.text().orElseGet(() -> item.text("code", ""));
    if (!known.contains(code)) {
      item.wrong(
          "'" + code + "' does not stand in " + Catalogue.BENEFITS,
          DidYouMean.suggestion(code, known));
    }
    var from = item.read("from", null, AgreementReader::date);
    var to = item.read("to", null, AgreementReader::date);
    if (from != null && to != null && to.isBefore(from)) {
      item.error("to", "the benefit ends before it begins");
    }
    return new Benefit(code, from, to);
  }

  private @Nullable Ours ours(Section ours) {
    if (!ours.exists()) {
      return null;
    }
    ours.expectKnown("programmes", catalogue.programmesOfOthers(partner), Catalogue.PROGRAMMES);
    return new Ours(
        ordered(ours.texts("programmes")),
        named(Told.class, ours.texts("discloses")),
        named(Required.class, ours.texts("requires")),
        !ours.text("consent", "").equals("NOT_REQUIRED"));
  }

  /** Those whose name is written so; {@code name.en} is NAME_EN. */
  private static <E extends Enum<E>> Set<E> named(Class<E> type, List<String> texts) {
    var all = EnumSet.noneOf(type);
    for (var each : type.getEnumConstants()) {
      if (texts.contains(each.name().toLowerCase(Locale.ROOT).replace('_', '.'))) {
        all.add(each);
      }
    }
    return Collections.unmodifiableSet(all);
  }

  private static Set<Flow> flows(List<String> texts) {
    var flows = EnumSet.noneOf(Flow.class);
    for (var flow : Flow.values()) {
      if (texts.contains(flow.name())) {
        flows.add(flow);
      }
    }
    return Collections.unmodifiableSet(flows);
  }

  private static NameCheck nameCheck(String text) {
    return switch (text) {
      case "IGNORE" -> NameCheck.IGNORE;
      case "REQUIRE" -> NameCheck.REQUIRE;
      default -> NameCheck.REPORT;
    };
  }

  private static void expectAfter(Agreement before, Agreement next, Section section) {
    boolean ordered = before.to() != null && next.from().isAfter(before.to());
    if (!ordered && !next.from().equals(UNREAD)) {
      section.error(
          "from", "it begins before the agreement above ends; order them by time, without overlap");
    }
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("is no day of the calendar such as 2015-11-01", e);
    }
  }

  private static Set<String> ordered(List<String> texts) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(texts));
  }
}
