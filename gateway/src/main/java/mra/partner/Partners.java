package mra.partner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mra.fault.Fault;
import mra.fault.Refused;

/**
 * All administrations we know, as they are in force at this moment: whoever asks twice may get
 * another version of a partner the second time. What belongs together is done with one profile.
 */
public final class Partners {
  private volatile InForce present;

  /** One moment's; replaced as a whole, never changed. */
  private record InForce(
      Map<String, PartnerProfile> byId,
      Map<String, PartnerProfile> byCountry,
      List<PartnerProfile> all,
      Map<String, Archive> archives,
      BenefitCatalogue benefits) {

    static InForce of(
        List<PartnerProfile> profiles, Map<String, Archive> archives, BenefitCatalogue benefits) {
      var byId = new TreeMap<String, PartnerProfile>();
      var byCountry = new HashMap<String, PartnerProfile>();
      for (var profile : profiles) {
        byId.put(profile.id(), profile);
        profile.countries().forEach(country -> byCountry.put(country, profile));
      }
      return new InForce(
          byId, byCountry, List.copyOf(byId.values()), Map.copyOf(archives), benefits);
    }
  }

  Partners(
      List<PartnerProfile> profiles, Map<String, Archive> archives, BenefitCatalogue benefits) {
    this.present = InForce.of(profiles, archives, benefits);
  }

  /** Without archives and benefits. */
  public static Partners of(PartnerProfile... profiles) {
    return new Partners(List.of(profiles), Map.of(), BenefitCatalogue.EMPTY);
  }

  /** One of them by itself, as it is now. */
  public Partners only(String id) {
    var now = present;
    var archive = now.archives.get(id);
    return new Partners(
        List.of(byId(id)), archive == null ? Map.of() : Map.of(id, archive), now.benefits);
  }

  /** Why those in this reading cannot take the place of what is in force of them. */
  public Optional<String> clash(Partners reading) {
    return reading.all().stream()
        .flatMap(next ->
            next.countries().stream()
                .flatMap(country ->
                    byCountry(country).stream()
                        .filter(other -> !other.id().equals(next.id()))
                        .map(other -> clash(country, other.id(), next.id()))))
        .findFirst();
  }

  /** Names both partners of which each wants the country. */
  public static String clash(String country, String holder, String other) {
    return "%s belongs to %s, and %s names it too".formatted(country, holder, other);
  }

  /** From now on those in this reading take the place of what was in force of them. */
  public synchronized void replace(Partners reading) {
    var before = present;
    var next = reading.present;
    var profiles = new HashMap<>(before.byId);
    profiles.putAll(next.byId);
    var archives = new HashMap<>(before.archives);
    archives.putAll(next.archives);
    boolean tellsBenefits = next.all.stream().anyMatch(PartnerProfile::own);
    present =
        InForce.of(
            new ArrayList<>(profiles.values()),
            archives,
            tellsBenefits ? next.benefits : before.benefits);
  }

  public BenefitCatalogue benefits() {
    return present.benefits;
  }

  /** Sorted by id, our own programme among them; the same list until one is replaced. */
  public List<PartnerProfile> all() {
    return present.all;
  }

  /** Throws {@link Refused} E606 for an unknown one. */
  public PartnerProfile byId(String id) {
    var known = present.byId;
    var profile = known.get(id);
    if (profile == null) {
      throw new Refused(
          Fault.PARTNER_UNKNOWN, id, "known are " + String.join(", ", known.keySet()));
    }
    return profile;
  }

  /**
   * Where declared codes of a country are looked up.
   *
   * @param country ISO 3166-1 alpha-2
   */
  public Optional<PartnerProfile> byCountry(String country) {
    return Optional.ofNullable(present.byCountry.get(country));
  }

  /** The programme of the administration that runs this gateway; its calendar is the home one. */
  public PartnerProfile own() {
    return present.all.stream()
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
    var archive = present.archives.get(byId(id).id());
    if (archive == null) {
      throw new IllegalStateException("These partners were not read from files");
    }
    return archive.bytes();
  }
}
