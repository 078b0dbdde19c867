package mra.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Appends evidence in the transaction it is evidence of. */
public final class AuditLog {
  private static final byte LEAF = 0;

  private static final String APPEND =
      "insert into audit_leaf (kind, at, event, hash) values (:kind, :at, :event, :hash)";

  private final JdbcClient jdbc;

  public AuditLog(DataSource database) {
    this.jdbc = JdbcClient.create(database);
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
