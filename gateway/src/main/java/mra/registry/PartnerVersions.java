package mra.registry;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import mra.partner.PartnerProfile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything a partner was made of when it was activated, immutable and named by its SHA-256. */
public final class PartnerVersions {
  private static final String KEEP =
      """
      insert into partner_version (sha256, partner, archive, activated_at)
      values (:sha256, :partner, :archive, :at) on conflict do nothing
      """;

  private static final String ARCHIVE =
      "select archive from partner_version where sha256 = :sha256";

  private final JdbcClient jdbc;

  public PartnerVersions(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** Keeps the version once; the same version again changes nothing. */
  public void activate(PartnerProfile profile, byte[] archive, Instant at) {
    jdbc.sql(KEEP)
        .param("sha256", profile.version())
        .param("partner", profile.id())
        .param("archive", archive)
        .param("at", Times.utc(at))
        .update();
  }

  public Optional<byte[]> archive(String sha256) {
    return jdbc.sql(ARCHIVE).param("sha256", sha256).query(byte[].class).optional();
  }
}
