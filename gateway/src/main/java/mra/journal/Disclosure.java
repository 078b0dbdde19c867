package mra.journal;

import java.util.List;
import java.util.TreeMap;
import mra.canonical.Address;
import mra.canonical.Consent;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Disclosed.Gone;
import mra.journal.Disclosed.Shown;
import mra.partner.Agreement.Ours;
import mra.partner.Agreement.Required;
import mra.partner.Agreement.Told;
import mra.registry.OperatorVersion;
import org.jspecify.annotations.Nullable;

/** What an agreement lets a partner know of an operator of ours; nothing else leaves. */
final class Disclosure {
  private final Ours terms;

  Disclosure(Ours terms) {
    this.terms = terms;
  }

  Disclosed of(OperatorVersion version) {
    var operator = version.operator();
    if (terms.consent() && operator.consent() != Consent.GIVEN) {
      return gone(version, Standing.WITHDRAWN, Consent.WITHDRAWN);
    }
    if (!version.present() || !terms.programmes().contains(operator.programme())) {
      return gone(version, Standing.WITHDRAWN, null);
    }
    if (operator.standing().severity() > Standing.SUSPENDED.severity()) {
      return gone(version, operator.standing(), null);
    }
    if (operator.standing() != Standing.VALID && !terms.discloses().contains(Told.STANDING)) {
      return gone(version, Standing.WITHDRAWN, null);
    }
    var lacking = lacking(operator);
    return lacking == null ? new Shown(shown(operator)) : gone(version, lacking);
  }

  /**
   * A typed withdrawal holds no more than code, programme, standing and, where it is why, consent.
   */
  private static Gone gone(OperatorVersion version, Standing standing, @Nullable Consent consent) {
    return new Gone(bare(version.operator(), standing, consent), null);
  }

  private static Gone gone(OperatorVersion version, String lacking) {
    var operator = version.operator();
    return new Gone(
        bare(operator, Standing.WITHDRAWN, null),
        new Refused(Fault.NOT_TELLABLE, operator.code().normalised(), "it has no " + lacking));
  }

  static Operator bare(Operator operator, Standing standing, @Nullable Consent consent) {
    return new Operator(
        operator.partner(),
        operator.code(),
        new TreeMap<>(),
        List.of(),
        null,
        operator.programme(),
        List.of(),
        standing,
        operator.standing() == standing ? operator.standingSince() : null,
        null,
        null,
        null,
        consent);
  }

  private @Nullable String lacking(Operator operator) {
    if (terms.requires().contains(Required.NAME_EN)
        && operator.names().stream().noneMatch(Disclosure::isEnglish)) {
      return "registered English name";
    }
    if (terms.requires().contains(Required.ADDRESS) && !isAddressed(operator.address())) {
      return "registered address";
    }
    return null;
  }

  private static boolean isAddressed(@Nullable Address address) {
    return address != null && !address.lines().isEmpty();
  }

  private Operator shown(Operator all) {
    boolean standing = tells(Told.STANDING);
    boolean validity = tells(Told.VALIDITY);
    return new Operator(
        all.partner(),
        all.code(),
        tells(Told.IDENTIFIERS) ? all.identifiers() : new TreeMap<>(),
        names(all.names()),
        tells(Told.ADDRESS) ? all.address() : null,
        all.programme(),
        tells(Told.ROLES) ? all.roles() : List.of(),
        all.standing(),
        standing ? all.standingSince() : null,
        validity ? all.validFrom() : null,
        validity ? all.validTo() : null,
        tells(Told.OFFICE) ? all.office() : null,
        null); // that it consented is between the enterprise and us
  }

  private List<Name> names(List<Name> all) {
    if (tells(Told.NAME)) {
      return all;
    }
    return tells(Told.NAME_EN) ? all.stream().filter(Disclosure::isEnglish).toList() : List.of();
  }

  private static boolean isEnglish(Name name) {
    return "en".equals(name.lang());
  }

  private boolean tells(Told field) {
    return terms.discloses().contains(field);
  }
}
