package mra.journal;

import java.time.Instant;
import java.util.UUID;
import mra.canonical.ListHeader;
import org.jspecify.annotations.Nullable;

/**
 * One exchange as far as it came.
 *
 * @param over where it came from or went to, without secrets
 * @param body null until the raw bytes are kept
 * @param header null until the document's header was read
 * @param contentDigest SHA-256 of the opened content, null until it was opened
 * @param signer SHA-256 of the signer's certificate
 * @param ending null while it runs
 * @param inEffectAt when answers of the node that applied it rested on it; null where it is not in
 *     force
 */
public record ExchangeRecord(
    UUID id,
    String partner,
    Way way,
    String over,
    String profileVersion,
    Instant startedAt,
    Stage stage,
    @Nullable Instant receivedAt,
    @Nullable Body body,
    @Nullable ListHeader header,
    @Nullable String contentDigest,
    @Nullable String signer,
    @Nullable Ending ending,
    @Nullable Instant inEffectAt) {

  /** How {@link #over} begins where a person gave the list by hand. */
  private static final String BY_HAND = "import ";

  private static final String SEALED = BY_HAND + "of a sealed file ";

  /**
   * How a list came that a person gave by hand.
   *
   * @param sealed whether the partner sealed the file
   */
  public static String byHand(boolean sealed, String by, String reason) {
    return "%sby %s: %s".formatted(sealed ? SEALED : BY_HAND, by, reason);
  }

  /** Whether a person gave it by hand, so that nobody but that person says whose it is. */
  public boolean isByHand() {
    return over.startsWith(BY_HAND);
  }

  /** Whether nobody sealed what a person gave by hand. */
  public boolean isPlainByHand() {
    return isByHand() && !over.startsWith(SEALED);
  }

  /** One that has just begun. */
  public static ExchangeRecord begun(
      UUID id, String partner, Way way, String over, String profileVersion, Instant at) {
    return new ExchangeRecord(
        id,
        partner,
        way,
        over,
        profileVersion,
        at,
        Stage.STARTED,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
