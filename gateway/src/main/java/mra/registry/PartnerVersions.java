package mra.registry;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import mra.partner.PartnerProfile;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything a partner was made of when it was activated, immutable and named by its SHA-256. Of a
 * partner's versions the one that was activated last is in force.
 */
public final class PartnerVersions {
  /** Of a version kept before, only the time may move: when another one was in force since. */
  private static final String ACTIVATE =
      """
      insert into partner_version as kept (sha256, partner, archive, activated_at)
      values (:sha256, :partner, :archive, :at)
      on conflict (sha256) do update set activated_at = excluded.activated_at
      where exists (
        select from partner_version later
        where later.partner = kept.partner and later.activated_at > kept.activated_at)
      """;

  private static final String ARCHIVE =
      "select archive from partner_version where sha256 = :sha256";

  private final JdbcClient jdbc;

  public PartnerVersions(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /**
   * Takes part in the caller's transaction.
   *
   * @param archive whose SHA-256 is the profile's version
   * @return false when this version was in force already; nothing is changed then
   */
  public boolean activate(PartnerProfile profile, byte[] archive, Instant at) {
    return jdbc.sql(ACTIVATE)
            .param("sha256", profile.version())
            .param("partner", profile.id())
            .param("archive", archive)
            .param("at", Times.utc(at))
            .update()
        > 0;
  }

  public Optional<byte[]> archive(String sha256) {
    return jdbc.sql(ARCHIVE).param("sha256", sha256).query(byte[].class).optional();
  }
}
