package mra.recognition;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import mra.partner.PartnerProfile;

/** Which partner a party's code is asked of, and as which spellings: what recognition looks up. */
public final class LookUps {
  private final Profiles profiles;

  public LookUps(Collection<PartnerProfile> partners) {
    this.profiles = new Profiles(partners);
  }

  /**
   * One look-up.
   *
   * @param spellings likeliest first
   */
  public record LookUp(String partner, List<String> spellings) {}

  /** Empty when nobody would be asked. */
  public Optional<LookUp> of(Party party) {
    var code = DeclaredCode.of(party.code());
    if (code == null) {
      return Optional.empty();
    }
    var country = Spellings.country(party.country());
    var terms = profiles.of(code, country);
    return Optional.ofNullable(terms)
        .map(found -> new LookUp(found.partner(), Spellings.of(found.grammar(), code, country)));
  }
}
