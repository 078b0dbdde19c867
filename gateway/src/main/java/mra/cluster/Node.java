package mra.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import mra.fault.Fault;
import mra.fault.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * This process among the gateways on one database. It lives while it holds the lock of its id,
 * which the database frees when it dies.
 */
public final class Node implements AutoCloseable {
  private static final String LOCK = "node %s";

  private static final String COME =
      """
      insert into node (id, name, bodies, started_at) values (?, ?, ?, ?) on conflict do nothing
      """;

  /** To ask takes the lock, shared and for the statement only, so that two may ask at once. */
  private static final String ALL =
      """
      select id, name, bodies, started_at,
        not pg_try_advisory_xact_lock_shared(hashtextextended('node ' || id, 0)) as lives
      from node order by started_at, id
      """;

  private static final String FORGET =
      """
      delete from node
      where id = :id and pg_try_advisory_xact_lock_shared(hashtextextended('node ' || id, 0))
      """;

  private final JdbcClient jdbc;
  private final Member self;
  private final Locks locks;
  private final Turns turns;

  /**
   * A gateway on the database.
   *
   * @param bodies the mark in its folder of original bytes
   * @param lives false once its process ended
   */
  public record Member(UUID id, String name, String bodies, Instant startedAt, boolean lives) {}

  private Node(DataSource pool, DataSource unpooled, Member self) {
    this.jdbc = JdbcClient.create(pool);
    this.self = self;
    this.locks = new Locks(unpooled, LOCK.formatted(self.id()), this::come);
    this.turns = new Turns(locks);
  }

  /**
   * Comes to the others.
   *
   * @param unpooled connections that are not shared with anybody
   * @param name for people
   * @param bodies the mark in the folder of original bytes
   * @throws Refused E607 when a node that lives keeps its original bytes in another folder
   */
  public static Node join(
      DataSource pool, DataSource unpooled, String name, String bodies, Clock clock) {
    var self = new Member(UUID.randomUUID(), name, bodies, clock.instant(), true);
    var node = new Node(pool, unpooled, self);
    try {
      node.requireSameBodies();
      return node;
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
  }

  /** Of this process, from its start to its end. */
  public UUID id() {
    return self.id();
  }

  /** For people, and the same after each start. */
  public String name() {
    return self.name();
  }

  public Turns turns() {
    return turns;
  }

  /** All that came and whose end nobody has seen to, the oldest first. */
  public List<Member> all() {
    return jdbc.sql(ALL)
        .query((row, number) ->
            new Member(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("bodies"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("lives")))
        .list();
  }

  /** False for one that died, or never was. */
  public boolean lives(UUID node) {
    return jdbc.sql(
            "select not pg_try_advisory_xact_lock_shared(hashtextextended('node ' || :id, 0))")
        .param("id", node.toString())
        .query(Boolean.class)
        .single();
  }

  /**
   * A process that stands still keeps its connections, and with them its turns. One that was silent
   * for so long loses them, and what it ran is seen to as if it had died; goes it on, it knows.
   *
   * @throws Refused E901 when the database does not answer
   */
  public void endSilent(Duration silence) {
    locks.endSilent(silence);
  }

  /** Its end has been seen to; not where it is back. */
  public void forget(UUID node) {
    jdbc.sql(FORGET).param("id", node).update();
  }

  /** Leaves the others, who see to what it leaves behind as if it had died. */
  @Override
  public void close() {
    locks.close();
  }

  /** Of two that start together the second sees the first, because its row came before. */
  private void requireSameBodies() {
    for (var other : all()) {
      if (other.lives() && !other.bodies().equals(self.bodies())) {
        throw new Refused(
            Fault.SETTING_INVALID,
            "MRA_HOME/bodies",
            "node %s keeps original bytes in another folder: all nodes need the same one"
                .formatted(other.name()));
      }
    }
  }

  private void come(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(COME)) {
      statement.setObject(1, self.id());
      statement.setString(2, self.name());
      statement.setString(3, self.bodies());
      statement.setTimestamp(4, Timestamp.from(self.startedAt()));
      statement.execute();
    }
  }
}
