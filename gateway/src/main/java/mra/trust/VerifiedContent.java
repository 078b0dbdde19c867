package mra.trust;

import java.time.Instant;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;

record VerifiedContent(
    PartnerProfile from,
    Instant at,
    Content content,
    Provenance provenance,
    String contentDigest,
    @Nullable String signer)
    implements Opened {
  @Override
  public void close() {
    content.close();
  }
}
