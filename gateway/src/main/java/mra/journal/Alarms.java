package mra.journal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import mra.journal.Alarm.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people have to look at: told once when it begins and once when it ends. Every method takes
 * part in the caller's transaction; of two nodes that see the same, one opens it.
 */
public final class Alarms {
  private static final String OPEN =
      """
      insert into alarm (id, partner, kind, detail, opened_at)
      values (:id, :partner, :kind, :detail, :at)
      on conflict (partner, kind) where closed_at is null do nothing
      """;

  private static final String CLOSE =
      """
      update alarm set closed_at = :at
      where partner = :partner and kind = :kind and closed_at is null
      returning *
      """;

  private static final String CURRENT =
      "select * from alarm where closed_at is null order by opened_at, id";

  private static final String ALL =
      "select * from alarm order by opened_at desc, id desc limit :limit";

  private final JdbcClient jdbc;

  public Alarms(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** Whether it begins now; false while it lasts already. */
  public boolean open(UUID id, String partner, Kind kind, String detail, Instant at) {
    return jdbc.sql(OPEN)
            .param("id", id)
            .param("partner", partner)
            .param("kind", kind.name())
            .param("detail", detail)
            .param("at", utc(at))
            .update()
        == 1;
  }

  /** The one that ends now; empty where there was none. */
  public Optional<Alarm> close(String partner, Kind kind, Instant at) {
    return jdbc.sql(CLOSE)
        .param("partner", partner)
        .param("kind", kind.name())
        .param("at", utc(at))
        .query(Alarm::of)
        .optional();
  }

  /** Those that last, oldest first. */
  public List<Alarm> current() {
    return jdbc.sql(CURRENT).query(Alarm::of).list();
  }

  /** Those that ended too, newest first. */
  public List<Alarm> all(int limit) {
    return jdbc.sql(ALL).param("limit", limit).query(Alarm::of).list();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
