package mra.trust;

import java.time.Instant;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;

/** Content whose MAC, signature and path held; only this package can make one. */
public sealed interface Opened extends AutoCloseable permits VerifiedContent {

  PartnerProfile from();

  Instant at();

  Content content();

  Provenance provenance();

  /** SHA-256 of the opened content, all parts in order, lower-case hex; decides "same or other". */
  String contentDigest();

  /** SHA-256 of the signer's certificate, lower-case hex; null for LOCAL. */
  @Nullable String signer();

  @Override
  void close();

  enum Provenance {
    PARTNER,
    /** Nobody signed it: the broker knew the sender by its login. */
    LOGIN,
    /** A file given by hand: nobody vouches for it but who gave it. */
    LOCAL
  }
}
