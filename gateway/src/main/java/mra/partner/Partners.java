package mra.partner;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mra.fault.Fault;
import mra.fault.Refused;

/** All administrations we know, as configured at one moment. */
public final class Partners {

  private final Map<String, PartnerProfile> byId = new TreeMap<>();
  private final Map<String, PartnerProfile> byCountry = new HashMap<>();
  private final Map<String, Archive> archives;
  private final BenefitCatalogue benefits;

  Partners(
      List<PartnerProfile> profiles, Map<String, Archive> archives, BenefitCatalogue benefits) {
    this.benefits = benefits;
    for (var profile : profiles) {
      byId.put(profile.id(), profile);
      profile.countries().forEach(country -> byCountry.put(country, profile));
    }
    this.archives = Map.copyOf(archives);
  }

  /** Without archives and benefits. */
  public static Partners of(PartnerProfile... profiles) {
    return new Partners(List.of(profiles), Map.of(), BenefitCatalogue.EMPTY);
  }

  public BenefitCatalogue benefits() {
    return benefits;
  }

  /** Sorted by id, our own programme among them. */
  public List<PartnerProfile> all() {
    return List.copyOf(byId.values());
  }

  /** Throws {@link Refused} E606 for an unknown one. */
  public PartnerProfile byId(String id) {
    var profile = byId.get(id);
    if (profile == null) {
      throw new Refused(Fault.PARTNER_UNKNOWN, id, "known are " + String.join(", ", byId.keySet()));
    }
    return profile;
  }

  /**
   * Where declared codes of a country are looked up.
   *
   * @param country ISO 3166-1 alpha-2
   */
  public Optional<PartnerProfile> byCountry(String country) {
    return Optional.ofNullable(byCountry.get(country));
  }

  /** The programme of the administration that runs this gateway; its calendar is the home one. */
  public PartnerProfile own() {
    return byId.values().stream()
        .filter(PartnerProfile::own)
        .findFirst()
        .orElseThrow(() ->
            new Refused(Fault.PARTNER_UNKNOWN, "", "no partner is marked as our own programme"));
  }

  /**
   * Everything that made the version, as a zip file with the layout of the configuration folder;
   * the version is its SHA-256.
   */
  public byte[] archive(String id) {
    var archive = archives.get(byId(id).id());
    if (archive == null) {
      throw new IllegalStateException("These partners were not read from files");
    }
    return archive.bytes();
  }
}
