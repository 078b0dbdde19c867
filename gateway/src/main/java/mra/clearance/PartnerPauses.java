package mra.clearance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.audit.Event;
import mra.audit.Event.Kind;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Partners whose operators a person stopped recognising, whatever their lists say. Lists are still
 * exchanged, so that the day recognition resumes it rests on the newest one.
 */
public final class PartnerPauses {
  private static final String PAUSE =
      """
      insert into partner_pause (partner, reason, paused_at, paused_by)
      values (:partner, :reason, :at, :by)
      on conflict (partner) where resumed_at is null do nothing
      """;

  private static final String RESUME =
      """
      update partner_pause set resumed_at = :at, resumed_by = :by, resumed_reason = :reason
      where partner = :partner and resumed_at is null
      """;

  private static final String NOW =
      "select partner, reason, paused_at, paused_by from partner_pause where resumed_at is null";

  private static final String SPANS =
      "select paused_at, resumed_at from partner_pause where partner = :partner";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final AuditLog audit;
  private final Clock clock;

  public PartnerPauses(
      DataSource database, PlatformTransactionManager transactions, AuditLog audit, Clock clock) {
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(transactions);
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A partner that is paused already stays so, for the reason it was paused first.
   *
   * @return whether it was not paused before
   */
  public boolean pause(String partner, String reason, String by) {
    return Boolean.TRUE.equals(
        transaction.execute(status -> {
          var now = clock.instant();
          boolean begins = say(PAUSE, partner, reason, by, now);
          if (begins) {
            audit.append(new Event(Kind.PARTNER_PAUSED, now, facts(partner, reason, by)));
          }
          return begins;
        }));
  }

  /**
   * @throws Refused E704 when it is not paused
   */
  public void resume(String partner, String reason, String by) {
    transaction.executeWithoutResult(status -> {
      var now = clock.instant();
      if (!say(RESUME, partner, reason, by, now)) {
        throw notPaused(partner);
      }
      audit.append(new Event(Kind.PARTNER_RESUMED, now, facts(partner, reason, by)));
    });
  }

  public Optional<PartnerPause> of(String partner) {
    return jdbc.sql(NOW + " and partner = :partner")
        .param("partner", partner)
        .query(PartnerPauses::pause)
        .optional();
  }

  /** Ids of the partners that are paused. */
  public Set<String> now() {
    return new TreeSet<>(
        jdbc.sql("select partner from partner_pause where resumed_at is null")
            .query(String.class)
            .list());
  }

  /** Tells of any moment whether the partner was paused, by what is written now. */
  public Predicate<Instant> historyOf(String partner) {
    var spans = jdbc.sql(SPANS).param("partner", partner).query(PartnerPauses::span).list();
    return moment -> spans.stream().anyMatch(span -> span.holds(moment));
  }

  private record Span(Instant from, @Nullable Instant to) {
    boolean holds(Instant moment) {
      return !from.isAfter(moment) && (to == null || to.isAfter(moment));
    }
  }

  private static Span span(ResultSet row, int number) throws SQLException {
    var to = row.getObject("resumed_at", OffsetDateTime.class);
    return new Span(
        row.getObject("paused_at", OffsetDateTime.class).toInstant(),
        to == null ? null : to.toInstant());
  }

  /** Whether it changed anything. */
  private boolean say(String sql, String partner, String reason, String by, Instant at) {
    return jdbc.sql(sql)
            .param("partner", partner)
            .param("reason", reason)
            .param("by", by)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }

  private static Map<String, String> facts(String partner, String reason, String by) {
    return Map.of("partner", partner, "reason", reason, "by", by);
  }

  private static Refused notPaused(String partner) {
    return new Refused(Fault.NOT_FOUND, partner, "it is not paused");
  }

  private static PartnerPause pause(ResultSet row, int number) throws SQLException {
    return new PartnerPause(
        row.getString("partner"),
        row.getObject("paused_at", OffsetDateTime.class).toInstant(),
        row.getString("paused_by"),
        row.getString("reason"));
  }
}
