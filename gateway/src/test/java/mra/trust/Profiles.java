package mra.trust;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import mra.partner.CodeForms;
import mra.partner.Freshness;
import mra.partner.GateBounds;
import mra.partner.Limits;
import mra.partner.PartnerProfile;
import mra.partner.Receipts;
import mra.partner.Signers;
import mra.partner.TrustProfile;
import mra.partner.TrustProfile.Suite;

/** Profiles in which only trust and limits matter. */
final class Profiles {
  private Profiles() {}

  static PartnerProfile profile(Suite suite, long bytesMax, Signers signers) {
    return new PartnerProfile(
        "XX",
        "0".repeat(64),
        false,
        Map.of("en", "Somewhere", "zh", "某地"),
        Set.of("XX"),
        ZoneOffset.UTC,
        new CodeForms(Pattern.compile(".+"), List.of(), List.of()),
        List.of(),
        null,
        null,
        new Receipts(Duration.ofHours(4), null, null, null),
        new TrustProfile(suite, signers, List.of(), "gateway"),
        new GateBounds(0.15, 1, 0.05, 0.01, 100, false),
        new Freshness(Duration.ofHours(24), Duration.ofHours(72), Freshness.WhenStale.REPORT),
        new Limits(bytesMax, 1_000_000, 65_536, 64, Duration.ofMinutes(10)));
  }
}
