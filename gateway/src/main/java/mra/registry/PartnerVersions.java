package mra.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import mra.fault.Refused;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything a partner was made of in each version, immutable and named by its SHA-256, and which
 * of them was in force since when.
 */
public final class PartnerVersions {
  /** Of two who change the same partner at once, one is the first. */
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('version ' || :partner, 0))";

  private static final String KEEP =
      """
      insert into partner_version (sha256, partner, archive) values (:sha256, :partner, :archive)
      on conflict do nothing
      """;

  private static final String FIRST_TIME =
      """
      update partner_version set activated_at = :at
      where sha256 = :version and activated_at is null
      """;

  private static final String PUT =
      """
      insert into partner_in_force (partner, version, at, how, by, second, reason)
      values (:partner, :version, :at, :how, :by, :second, :reason)
      """;

  private static final String IN_FORCE =
      "select version from partner_in_force where partner = :partner order by id desc limit 1";

  private static final String ALL_IN_FORCE =
      """
      select distinct on (partner) id, partner, version from partner_in_force
      order by partner, id desc
      """;

  private static final String HISTORY =
      "select * from partner_in_force where partner = :partner order by id desc limit :limit";

  private static final String BEFORE =
      """
      select version from partner_in_force
      where partner = :partner and version <> :version
        and id >= (select max(id) from partner_in_force where partner = :partner and how = 'START')
      order by id desc limit 1
      """;

  private static final String ARCHIVE =
      "select archive from partner_version where sha256 = :sha256";

  private static final String BEGINNING =
      """
      select count(*) from partner_version
      where partner = :partner and starts_with(sha256, :digits)
      """;

  private final JdbcClient jdbc;
  private final ClaimedCountries countries;

  public PartnerVersions(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.countries = new ClaimedCountries(database);
  }

  /** How a version came into force; the names are API. */
  public enum How {
    /** It was there when the gateway started, or when the partner was seen first. */
    START,
    /** Two persons put a candidate in force. */
    ACTIVATED,
    /** Two persons put the one before in force again. */
    ROLLED_BACK
  }

  /**
   * @param by and {@code second}: two persons; null at a start
   */
  public record Entry(
      String partner,
      String version,
      Instant at,
      How how,
      @Nullable String by,
      @Nullable String second,
      @Nullable String reason) {

    static Entry of(ResultSet row, int number) throws SQLException {
      return new Entry(
          row.getString("partner"),
          row.getString("version"),
          Times.required(row, "at"),
          How.valueOf(row.getString("how")),
          row.getString("by"),
          row.getString("second"),
          row.getString("reason"));
    }
  }

  /**
   * The version of a partner that counts.
   *
   * @param id greater than that of whatever was in force of the partner before
   */
  public record InForce(long id, String partner, String version) {}

  /** Others who change the partner's version wait for the end of the caller's transaction. */
  public void lock(String partner) {
    jdbc.sql(LOCK).param("partner", partner).query(row -> {});
  }

  /**
   * Keeps a version, in force or not; one that is kept stays as it is.
   *
   * @param archive whose SHA-256 is the profile's version
   */
  public void keep(PartnerProfile profile, byte[] archive) {
    jdbc.sql(KEEP)
        .param("sha256", profile.version())
        .param("partner", profile.id())
        .param("archive", archive)
        .update();
  }

  /**
   * As found at a start. Takes part in the caller's transaction.
   *
   * @param archive whose SHA-256 is the profile's version
   * @return false when this version was in force already; nothing is changed then
   * @throws Refused E614 where one of its countries is another partner's
   */
  public boolean activate(PartnerProfile profile, byte[] archive, Instant at) {
    lock(profile.id());
    if (inForce(profile.id()).filter(profile.version()::equals).isPresent()) {
      return false;
    }
    keep(profile, archive);
    put(profile, new Entry(profile.id(), profile.version(), at, How.START, null, null, null));
    return true;
  }

  /**
   * A version that is kept comes into force. Takes part in the caller's transaction.
   *
   * @throws Refused E614 where one of its countries is another partner's
   */
  public void put(PartnerProfile profile, Entry entry) {
    countries.claim(profile);
    jdbc.sql(FIRST_TIME).param("version", entry.version).param("at", Times.utc(entry.at)).update();
    jdbc.sql(PUT)
        .param("partner", entry.partner)
        .param("version", entry.version)
        .param("at", Times.utc(entry.at))
        .param("how", entry.how.name())
        .param("by", entry.by)
        .param("second", entry.second)
        .param("reason", entry.reason)
        .update();
  }

  /**
   * @throws Refused E614 where one of its countries is another partner's
   */
  public void expectFree(PartnerProfile profile) {
    countries.expectFree(profile);
  }

  /**
   * Whose the countries are, as a start found it. Takes part in the caller's transaction.
   *
   * @param gone partners that are none here any more
   * @param found where two name a country, it is the first one's
   */
  public void recall(Collection<String> gone, List<PartnerProfile> found) {
    countries.recall(gone, found);
  }

  /** SHA-256 of the version in force; empty for a partner that was never seen. */
  public Optional<String> inForce(String partner) {
    return jdbc.sql(IN_FORCE).param("partner", partner).query(String.class).optional();
  }

  /** Of everybody that was ever seen. */
  public List<InForce> inForce() {
    return jdbc.sql(ALL_IN_FORCE)
        .query((row, number) ->
            new InForce(row.getLong("id"), row.getString("partner"), row.getString("version")))
        .list();
  }

  /**
   * The one that was in force last before the present one, since whatever a start began with: a
   * rehearsal's keys of before open nothing. Empty where there was none.
   */
  public Optional<String> before(String partner) {
    return inForce(partner)
        .flatMap(version ->
            jdbc.sql(BEFORE)
                .param("partner", partner)
                .param("version", version)
                .query(String.class)
                .optional());
  }

  /** How many versions of the partner, in force or not, are called so by their first digits. */
  public long beginning(String partner, String digits) {
    return jdbc.sql(BEGINNING)
        .param("partner", partner)
        .param("digits", digits)
        .query(Long.class)
        .single();
  }

  /** Newest first. */
  public List<Entry> history(String partner, int limit) {
    return jdbc.sql(HISTORY)
        .param("partner", partner)
        .param("limit", limit)
        .query(Entry::of)
        .list();
  }

  public Optional<byte[]> archive(String sha256) {
    return jdbc.sql(ARCHIVE).param("sha256", sha256).query(byte[].class).optional();
  }
}
