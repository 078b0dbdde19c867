package mra.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Operators that their partner's lists name no longer. Takes part in the caller's transaction. */
public final class Absentees {
  /** When they were missing first is when their current version began. */
  private static final String ABSENT =
      """
      from operator_version v
      where v.partner = :partner and v.known_to = 'infinity' and v.in_force_to = 'infinity'
        and not v.present
      """;

  private static final String COUNT =
      "select count(*) " + ABSENT + " and v.in_force_from <= :before";

  private static final String OLDEST = "select min(v.in_force_from) as at " + ABSENT;

  /** The key names an operator to who knows its code, and to nobody else. */
  private static final String FORGET =
      """
      with due as (select v.code %s and %s),
      gone as (
        delete from operator_version v using due
        where v.partner = :partner and v.code = due.code)
      insert into purged (purge, kind, key)
      select :purge, 'ABSENT',
             encode(sha256(convert_to(:partner, 'UTF8') || '\\x00' || convert_to(code, 'UTF8')), 'hex')
      from due
      """;

  private static final String FORGET_DUE = FORGET.formatted(ABSENT, "v.in_force_from <= :before");

  private static final String FORGET_ONE = FORGET.formatted(ABSENT, "v.code = :code");

  private static final String PRESENT =
      """
      select present from operator_version
      where partner = :partner and code = :code
        and known_to = 'infinity' and in_force_to = 'infinity'
      """;

  /** Whoever remembers the partner's operators reads them again. */
  private static final String TOUCH =
      """
      update partner set changed_by = :purge,
        known_at = greatest(:at, known_at + interval '1 microsecond')
      where id = :partner
      """;

  private final JdbcClient jdbc;

  public Absentees(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** How many have been absent since then or longer. */
  public long count(String partner, Instant before) {
    return jdbc.sql(COUNT)
        .param("partner", partner)
        .param("before", Times.utc(before))
        .query(Long.class)
        .single();
  }

  /** When the one that has been absent longest went; empty when nobody is absent. */
  public Optional<Instant> oldest(String partner) {
    return jdbc.sql(OLDEST)
        .param("partner", partner)
        .query((row, number) -> Optional.ofNullable(Times.instant(row, "at")))
        .single();
  }

  /**
   * Deletes every version of those that have been absent since then or longer.
   *
   * @return how many operators
   */
  public long forget(String partner, Instant before, UUID purge, Instant at) {
    long forgotten =
        jdbc.sql(FORGET_DUE)
            .param("partner", partner)
            .param("before", Times.utc(before))
            .param("purge", purge)
            .update();
    if (forgotten > 0) {
      touch(partner, purge, at);
    }
    return forgotten;
  }

  /** Whether the partner's lists name it still; empty when nothing is known of it. */
  public Optional<Boolean> named(String partner, String code) {
    return jdbc.sql(PRESENT)
        .param("partner", partner)
        .param("code", code)
        .query(Boolean.class)
        .optional();
  }

  /** Deletes every version of one that is absent, however short a time. */
  public void forgetOne(String partner, String code, UUID purge, Instant at) {
    jdbc.sql(FORGET_ONE)
        .param("partner", partner)
        .param("code", code)
        .param("purge", purge)
        .update();
    touch(partner, purge, at);
  }

  private void touch(String partner, UUID purge, Instant at) {
    jdbc.sql(TOUCH)
        .param("partner", partner)
        .param("purge", purge)
        .param("at", Times.utc(at))
        .update();
  }
}
