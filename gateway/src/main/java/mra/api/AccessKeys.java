package mra.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mra.audit.AuditLog;
import mra.audit.Event;
import mra.fault.Fault;
import mra.fault.Refused;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keys are 256 random bits and kept as SHA-256: that much randomness needs no slow hash. Those of
 * partners come and go with their evidence. A key that nobody has costs no query of its own.
 */
public final class AccessKeys {
  /** Base64url of 256 bits. What cannot be a key costs no query: nobody has shown who asks yet. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** In hexadecimal, of all that open something. */
  private static final String DIGESTS =
      "select encode(sha256, 'hex') from access_key where retired_at is null";

  private final JdbcClient jdbc;
  private final KnownDigests known;
  private final TransactionTemplate transaction;
  private final AuditLog audit;
  private final Clock clock;

  public AccessKeys(JdbcClient jdbc, TransactionTemplate transaction, AuditLog audit, Clock clock) {
    this(jdbc, transaction, audit, clock, System::nanoTime);
  }

  /**
   * @param nanos as {@link System#nanoTime}: how long ago something was, whatever the clock says
   */
  AccessKeys(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      AuditLog audit,
      Clock clock,
      LongSupplier nanos) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.audit = audit;
    this.clock = clock;
    this.known = new KnownDigests(() -> jdbc.sql(DIGESTS).query(String.class).set(), nanos);
  }

  /**
   * Lets a holder in with this key from now on; one that the holder had before no longer opens
   * anything.
   */
  public void admit(Holder holder, String key) {
    admit(holder, sha256(key));
  }

  /**
   * The same, in the caller's transaction, for somebody whose key we need not see.
   *
   * @param by who gives it, and may have held it
   * @param proposer who proposed it, and may have held it too
   * @throws Refused E701 when the key is somebody's already
   */
  void give(Holder account, byte[] sha256, String by, String proposer) {
    try {
      admit(account, sha256);
    } catch (DuplicateKeyException taken) {
      throw taken(taken);
    }
    jdbc.sql("update access_key set given_by = :by, proposed_by = :proposer where holder = :holder")
        .param("by", by)
        .param("proposer", proposer)
        .param("holder", account.name())
        .update();
  }

  /**
   * The same for a system of a partner's, whose key we need not see.
   *
   * @param sha256 of the key
   * @param by who says so
   * @throws Refused E701 when the key is somebody else's
   */
  void admit(Holder system, byte[] sha256, String by) {
    try {
      transaction.executeWithoutResult(status -> {
        admit(system, sha256);
        append(Event.Kind.KEY_GIVEN, system, by);
      });
    } catch (DuplicateKeyException taken) {
      throw taken(taken);
    }
  }

  private static Refused taken(DuplicateKeyException key) {
    return new Refused(Fault.QUESTION_INVALID, "sha256", "it is of a key that exists", key);
  }

  /**
   * The system's key opens nothing from now on.
   *
   * @throws Refused E704 when it has none
   */
  void retire(Holder system, String by) {
    transaction.executeWithoutResult(status -> {
      close(system.name());
      append(Event.Kind.KEY_REVOKED, system, by);
    });
  }

  /**
   * The holder's key opens nothing from now on, once the caller's transaction is committed.
   *
   * @throws Refused E704 when it has none
   */
  void close(String holder) {
    int retired =
        jdbc.sql(
                """
                update access_key set retired_at = :now
                where holder = :holder and retired_at is null
                """)
            .param("holder", holder)
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (retired == 0) {
      throw new Refused(Fault.NOT_FOUND, holder, "it has no key");
    }
  }

  private void append(Event.Kind kind, Holder system, String by) {
    var facts =
        Map.of("partner", String.valueOf(system.partner()), "holder", system.name(), "by", by);
    audit.append(new Event(kind, clock.instant(), facts));
  }

  private void admit(Holder holder, byte[] sha256) {
    jdbc.sql(
            """
            insert into access_key (sha256, holder, kind, roles, partner, created_at)
            values (:sha256, :holder, :kind, :roles, :partner, :now)
            on conflict (holder) do update
            set sha256 = excluded.sha256, kind = excluded.kind, roles = excluded.roles,
                partner = excluded.partner, created_at = excluded.created_at, retired_at = null
            """)
        .param("sha256", sha256)
        .param("partner", holder.partner())
        .param("holder", holder.name())
        .param("kind", holder.kind().name())
        .param("roles", holder.roles().stream().map(Role::name).toArray(String[]::new))
        .param("now", Timestamp.from(clock.instant()))
        .update();
    known.forget();
  }

  Optional<Holder> holderOf(String key) {
    if (!KEY.matcher(key).matches()) {
      return Optional.empty();
    }
    var digest = sha256(key);
    if (!known.mayHold(HexFormat.of().formatHex(digest))) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            select holder, kind, roles, partner from access_key
            where sha256 = :sha256 and retired_at is null
            """)
        .param("sha256", digest)
        .query((row, number) -> holder(row))
        .optional();
  }

  private static Holder holder(ResultSet row) throws SQLException {
    var roles = (String[]) row.getArray("roles").getArray();
    return new Holder(
        row.getString("holder"),
        Holder.Kind.valueOf(row.getString("kind")),
        Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet()),
        row.getString("partner"));
  }

  /** What is kept of a key. */
  public static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
