package mra.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import mra.partner.Agreement;
import mra.partner.Agreement.Benefit;
import mra.partner.Agreement.NameCheck;
import mra.partner.Agreement.Theirs;
import mra.partner.CodeForms;
import mra.partner.Freshness;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;

/** Agreements that differ from a given one in one thing. */
final class Agreements {
  private Agreements() {}

  static Agreement checking(Agreement old, NameCheck check) {
    return new Agreement(
        old.basis(), old.from(), old.to(), old.theirs(), old.ours(), check, old.retention());
  }

  static Agreement until(Agreement old, LocalDate last) {
    return of(old, old.from(), last, old.theirs());
  }

  static Agreement from(Agreement old, LocalDate first) {
    return new Agreement(
        old.basis(), first, null, old.theirs(), old.ours(), old.nameCheck(), old.retention());
  }

  static Agreement limitedTo(Agreement old, Set<String> roles) {
    var theirs = old.theirs();
    return of(
        old,
        old.from(),
        old.to(),
        new Theirs(
            theirs.programmes(), theirs.flows(), roles, theirs.benefits(), theirs.repairs()));
  }

  static Agreement granting(
      Agreement old, String from, @Nullable String to, Set<String> programmes, String benefit) {
    var theirs =
        new Theirs(
            programmes,
            old.theirs().flows(),
            old.theirs().roles(),
            List.of(new Benefit(benefit, null, null)),
            Set.of());
    return of(old, LocalDate.parse(from), to == null ? null : LocalDate.parse(to), theirs);
  }

  static Agreement granting(Agreement old, Benefit... benefits) {
    var theirs = old.theirs();
    return of(
        old,
        old.from(),
        old.to(),
        new Theirs(
            theirs.programmes(), theirs.flows(), theirs.roles(), List.of(benefits), Set.of()));
  }

  /** A profile with these. */
  static PartnerProfile of(PartnerProfile old, List<Agreement> agreements, Freshness freshness) {
    return of(old, old.codes(), agreements, freshness);
  }

  /** A profile with these, and codes of these forms. */
  static PartnerProfile of(
      PartnerProfile old, CodeForms codes, List<Agreement> agreements, Freshness freshness) {
    return new PartnerProfile(
        old.id(),
        old.version(),
        old.own(),
        old.names(),
        old.countries(),
        old.timeZone(),
        codes,
        agreements,
        old.pull(),
        old.push(),
        old.receipts(),
        old.trust(),
        old.gate(),
        freshness,
        old.limits());
  }

  private static Agreement of(
      Agreement old, LocalDate from, @Nullable LocalDate to, Theirs theirs) {
    return new Agreement(
        old.basis(), from, to, theirs, old.ours(), old.nameCheck(), old.retention());
  }
}
