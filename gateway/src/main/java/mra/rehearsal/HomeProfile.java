package mra.rehearsal;

import java.time.Duration;
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

/** China as an administration sees it: who signs, for whom it is sealed, how much may come. */
final class HomeProfile {
  static final String ID = "CN";

  /** Of one list, sealed or opened. */
  static final long BYTES_MAX = 256L << 20;

  private static final Limits LIMITS =
      new Limits(BYTES_MAX, 1_000_000, 65_536, 64, Duration.ofMinutes(10));

  private HomeProfile() {}

  /** An envelope around the list is opened by the endpoint. */
  static PartnerProfile seenBy(Player player) {
    var signer = player.ours();
    return new PartnerProfile(
        ID,
        "0".repeat(64),
        false,
        Map.of("en", "China", "zh", "中国"),
        Set.of(ID),
        player.zone(),
        new CodeForms(Pattern.compile("AEOCN[0-9A-Z]{10}"), List.of(), List.of()),
        List.of(),
        null,
        null,
        new Receipts(Duration.ofHours(1), null, null, null),
        new TrustProfile(player.list(), Signers.of(signer), List.of(), FreshKeys.SIGNER),
        new GateBounds(1, 1, 1, 0, Integer.MAX_VALUE, false),
        new Freshness(Duration.ofDays(1), Duration.ofDays(3), Freshness.WhenStale.WARN),
        LIMITS);
  }
}
