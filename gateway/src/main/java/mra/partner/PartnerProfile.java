package mra.partner;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One administration with an AEO programme, as {@code partner.yaml} states it with the defaults
 * filled in.
 *
 * @param id the folder's name, for example EU
 * @param version SHA-256 (lower-case hex) of the archive of everything this partner is made of:
 *     profile, mappings, schemas, code lists, public certificates; not of addresses
 * @param own true for the programme of the administration that runs this gateway
 * @param names by language tag, always en and zh
 * @param countries ISO 3166-1 alpha-2 codes whose declared codes are looked up here
 * @param timeZone where the partner's dates begin
 * @param codes how its codes are written and looked up
 * @param agreements by start date, possibly none
 * @param pull how its list is fetched; null when it does not let us fetch
 * @param push how our list goes there; null when it does not
 * @param receipts what both sides say once a list has come
 * @param trust null when nothing is exchanged with it yet
 */
public record PartnerProfile(
    String id,
    String version,
    boolean own,
    Map<String, String> names,
    Set<String> countries,
    ZoneId timeZone,
    CodeForms codes,
    List<Agreement> agreements,
    @Nullable Pull pull,
    @Nullable Push push,
    Receipts receipts,
    @Nullable TrustProfile trust,
    GateBounds gate,
    Freshness freshness,
    Limits limits) {

  /** How long what it told us is kept: as its newest agreement says. */
  public Retention retention() {
    return agreements.isEmpty() ? Retention.USUAL : agreements.getLast().retention();
  }
}
