package mra.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.sql.DataSource;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Appends evidence in the transaction it is evidence of. */
public final class AuditLog {
  private static final byte LEAF = 0;

  private static final String APPEND =
      "insert into audit_leaf (kind, at, event, hash) values (:kind, :at, :event, :hash)";

  private static final int FETCH_ROWS = 1_000;

  private final JdbcClient jdbc;

  public AuditLog(DataSource database) {
    var batches = new JdbcTemplate(database);
    batches.setFetchSize(FETCH_ROWS);
    this.jdbc = JdbcClient.create(batches);
  }

  public void append(Event event) {
    var bytes = CanonicalJson.bytes(withFrame(event));
    jdbc.sql(APPEND)
        .param("kind", event.kind().name())
        .param("at", event.at().atOffset(ZoneOffset.UTC))
        .param("event", bytes)
        .param("hash", leafHash(bytes))
        .update();
  }

  /**
   * Takes part in the caller's transaction, which keeps it from reading the whole log at once.
   *
   * @throws Refused E609 naming the first leaf whose hash is not that of its event
   */
  public LeafCheck check() {
    var last = new LeafCheck[] {new LeafCheck(0, 0, null)};
    jdbc.sql("select id, event, hash from audit_leaf order by id")
        .query(row -> {
          last[0] = next(last[0], row);
        });
    return last[0];
  }

  private static LeafCheck next(LeafCheck before, ResultSet row) throws SQLException {
    long id = row.getLong("id");
    var hash = row.getBytes("hash");
    if (!MessageDigest.isEqual(hash, leafHash(row.getBytes("event")))) {
      throw new Refused(
          Fault.BACKUP_INVALID, "audit leaf " + id, "its hash is not that of its event");
    }
    return new LeafCheck(before.count() + 1, id, HexFormat.of().formatHex(hash));
  }

  /** Kind and time are part of what is proven. */
  private static Map<String, @Nullable Object> withFrame(Event event) {
    var all = new HashMap<String, @Nullable Object>(event.facts());
    all.put("kind", event.kind());
    all.put("at", event.at());
    return all;
  }

  /** RFC 9162 2.1.1: a leaf's hash starts with 0x00, so that no leaf passes for an inner node. */
  static byte[] leafHash(byte[] event) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(LEAF);
      return sha256.digest(event);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
