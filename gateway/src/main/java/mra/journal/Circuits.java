package mra.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import mra.fault.Fault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which partners cannot be reached now, each way by itself: open from the first exchange that
 * failed for it until one gets through. While one is open nothing goes there by itself but pings,
 * with growing pauses.
 */
public final class Circuits {
  /** Twice as long each time; the exponent is bounded so that it stays a number. */
  private static final String PAUSE =
      "make_interval(secs => least(:most, :first * 2 ^ least(%s, 30)) * :spread)";

  private static final String FAILED =
      """
      insert into circuit as c (partner, way, opened_at, failures, fault, ping_at)
      values (:partner, :way::way, :at, 1, :fault, :at + %s)
      on conflict (partner, way) do update set failures = c.failures + 1, fault = excluded.fault,
        ping_at = excluded.opened_at + %s
      """
          .formatted(PAUSE.formatted("1"), PAUSE.formatted("c.failures + 1"));

  private static final String DUE =
      """
      update circuit c set ping_at = :at + %s where ping_at <= :at returning *
      """
          .formatted(PAUSE.formatted("c.failures"));

  private final JdbcClient jdbc;
  private final double first;
  private final double most;

  /**
   * @param first pause before the second try; each further one is twice as long
   * @param most no pause is longer
   */
  public Circuits(DataSource database, Duration first, Duration most) {
    this.jdbc = JdbcClient.create(database);
    this.first = first.toMillis() / 1000.0;
    this.most = most.toMillis() / 1000.0;
  }

  public boolean isOpen(String partner, Way way) {
    return jdbc.sql(
            "select exists (select from circuit where partner = :partner and way = :way::way)")
        .param("partner", partner)
        .param("way", way.name())
        .query(Boolean.class)
        .single();
  }

  /** Those of a partner that are open. */
  public List<Circuit> of(String partner) {
    return jdbc.sql("select * from circuit where partner = :partner order by way")
        .param("partner", partner)
        .query(Circuit::of)
        .list();
  }

  /**
   * The partner could not be reached.
   *
   * @param spread stretches the pause, about 1, so that not all ask at the same moment
   */
  public void failed(String partner, Way way, Fault fault, double spread, Instant at) {
    jdbc.sql(FAILED)
        .param("partner", partner)
        .param("way", way.name())
        .param("fault", fault.name())
        .param("first", first)
        .param("most", most)
        .param("spread", spread)
        .param("at", utc(at))
        .update();
  }

  /** The partner was reached. */
  public void reached(String partner, Way way) {
    jdbc.sql("delete from circuit where partner = :partner and way = :way::way")
        .param("partner", partner)
        .param("way", way.name())
        .update();
  }

  /** Those whose partner is to be asked now, by the caller and by nobody else. */
  public List<Circuit> due(double spread, Instant at) {
    return jdbc.sql(DUE)
        .param("first", first)
        .param("most", most)
        .param("spread", spread)
        .param("at", utc(at))
        .query(Circuit::of)
        .list();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
