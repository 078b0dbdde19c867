package mra.trust;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import mra.partner.PartnerProfile;
import mra.trust.Opened.Provenance;

/** Content for tests of the rooms above, as if it had been opened. */
public final class AnOpened {
  private AnOpened() {}

  public static Opened of(PartnerProfile from, byte[]... parts) {
    return new VerifiedContent(
        from,
        Instant.parse("2026-11-24T04:00:00Z"),
        new Parts(parts),
        Provenance.LOCAL,
        "0".repeat(64),
        null);
  }

  private record Parts(byte[]... all) implements Content {
    @Override
    public int parts() {
      return all.length;
    }

    @Override
    public InputStream part(int index) {
      return new ByteArrayInputStream(all[index]);
    }

    @Override
    public long size() {
      return Arrays.stream(all).mapToLong(part -> part.length).sum();
    }

    @Override
    public void close() {}
  }
}
