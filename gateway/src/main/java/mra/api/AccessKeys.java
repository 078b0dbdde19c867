package mra.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys are 256 random bits and kept as SHA-256: that much randomness needs no slow hash. */
public final class AccessKeys {
  /** Base64url of 256 bits. What cannot be a key costs no query: nobody has shown who asks yet. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final JdbcClient jdbc;
  private final Clock clock;

  public AccessKeys(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Lets a holder in with this key from now on; one that the holder had before no longer opens
   * anything.
   */
  public void admit(Holder holder, String key) {
    jdbc.sql(
            """
            insert into access_key (sha256, holder, kind, roles, created_at)
            values (:sha256, :holder, :kind, :roles, :now)
            on conflict (holder) do update
            set sha256 = excluded.sha256, kind = excluded.kind, roles = excluded.roles,
                created_at = excluded.created_at, retired_at = null
            """)
        .param("sha256", sha256(key))
        .param("holder", holder.name())
        .param("kind", holder.kind().name())
        .param("roles", holder.roles().stream().map(Role::name).toArray(String[]::new))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  Optional<Holder> holderOf(String key) {
    if (!KEY.matcher(key).matches()) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            select holder, kind, roles from access_key
            where sha256 = :sha256 and (retired_at is null or retired_at > :now)
            """)
        .param("sha256", sha256(key))
        .param("now", Timestamp.from(clock.instant()))
        .query((row, number) -> holder(row))
        .optional();
  }

  private static Holder holder(ResultSet row) throws SQLException {
    var roles = (String[]) row.getArray("roles").getArray();
    return new Holder(
        row.getString("holder"),
        Holder.Kind.valueOf(row.getString("kind")),
        Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet()));
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
