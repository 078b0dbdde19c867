package mra.journal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Files at a partner that were fetched: we never rename or delete there. */
public final class SeenFiles {
  private static final String SEEN =
      """
      select exists (select from seen_file
        where partner = :partner and path = :path and bytes = :bytes and modified = :modified)
      """;

  private static final String REMEMBER =
      """
      insert into seen_file (partner, path, bytes, modified, exchange)
      values (:partner, :path, :bytes, :modified, :exchange) on conflict do nothing
      """;

  private static final String FAILED =
      """
      insert into failed_file as f (partner, path, bytes, modified, tries)
      values (:partner, :path, :bytes, :modified, 1)
      on conflict (partner, path, bytes, modified) do update set tries = f.tries + 1
      returning tries
      """;

  private static final String FORGET_FAILURES =
      """
      delete from failed_file
      where partner = :partner and path = :path and bytes = :bytes and modified = :modified
      """;

  private final JdbcClient jdbc;

  public SeenFiles(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  public boolean contains(SeenFile file) {
    return key(SEEN, file).query(Boolean.class).single();
  }

  public void remember(SeenFile file, UUID exchange) {
    key(REMEMBER, file).param("exchange", exchange).update();
    key(FORGET_FAILURES, file).update();
  }

  /** The file that an exchange fetched. */
  public Optional<SeenFile> of(UUID exchange) {
    return jdbc.sql("select * from seen_file where exchange = :exchange")
        .param("exchange", exchange)
        .query((row, number) ->
            new SeenFile(
                row.getString("partner"),
                row.getString("path"),
                row.getLong("bytes"),
                row.getObject("modified", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** One more exchange with it failed; how many did. */
  public int failed(SeenFile file) {
    return key(FAILED, file).query(Integer.class).single();
  }

  /** What an exchange fetched is fetched again. */
  public boolean forget(UUID exchange) {
    return jdbc.sql("delete from seen_file where exchange = :exchange")
            .param("exchange", exchange)
            .update()
        > 0;
  }

  private StatementSpec key(String sql, SeenFile file) {
    return jdbc.sql(sql)
        .param("partner", file.partner())
        .param("path", file.path())
        .param("bytes", file.bytes())
        .param("modified", file.modified().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
  }

  /** A file that is replaced has another size or time, and is another file to us. */
  public record SeenFile(String partner, String path, long bytes, Instant modified) {}
}
