package mra.clearance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import mra.partner.PartnerProfile;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps what clearance was told, so that a decision's id leads back to it. Whoever answers waits
 * for a file of this node's, not for the database, into which everything goes a moment later.
 */
public final class Decisions implements AutoCloseable {
  /** A quarter of a million answers. */
  private static final long WAITING_BYTES_MAX = 128L << 20;

  private static final Duration ROOM_WITHIN = Duration.ofSeconds(5);
  private static final Duration FOUND_WITHIN = Duration.ofSeconds(5);

  private final JdbcClient jdbc;
  private final Daybook daybook;
  private final Clock clock;
  private final Function<String, PartnerProfile> partners;
  private final Poster poster;

  /**
   * Keeps nothing for good before {@link #start}.
   *
   * @param unpooled connections that are not shared with anybody
   * @param folder of this node's own, where decisions wait for the database
   * @param partners the partner of a name
   */
  public Decisions(
      DataSource database,
      DataSource unpooled,
      Path folder,
      Clock clock,
      Function<String, PartnerProfile> partners) {
    this.jdbc = JdbcClient.create(database);
    this.daybook = new Daybook(folder, WAITING_BYTES_MAX, ROOM_WITHIN, clock);
    this.poster = new Poster(daybook, new Posting(unpooled));
    this.clock = clock;
    this.partners = partners;
  }

  /** From now on what waits goes into the database, what an earlier process left behind first. */
  public void start() {
    poster.start();
  }

  /**
   * All or none survive this process when it returns; those without an id are not meant to be.
   *
   * @throws mra.fault.Refused E901 when they cannot be kept
   */
  public void keep(List<Answered> answers) {
    var at = clock.instant();
    var entry = Page.entry();
    int empty = entry.size();
    for (var answered : answers) {
      for (var decision : answered.answer().decisions()) {
        if (decision.id() != null) {
          var partner = decision.partner() == null ? null : partners.apply(decision.partner());
          DecisionRow.write(at, answered.question(), decision, partner, entry);
        }
      }
    }
    if (entry.size() > empty) {
      Page.seal(entry);
      daybook.write(entry);
    }
  }

  /** Those of this node at once; another's when they are in the database. */
  public Optional<KeptDecision> find(UUID id) {
    settle();
    return jdbc.sql("select * from decision where id = :id")
        .param("id", id)
        .query(DecisionRow::read)
        .optional();
  }

  /** Waits a while until what this node answered is in the database. */
  public boolean settle() {
    return daybook.settle(FOUND_WITHIN);
  }

  /** What this node keeps to itself now. */
  public WaitingDecisions waiting() {
    try {
      return daybook.waiting();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What is not in the database stays for the next start. */
  @Override
  public void close() throws IOException {
    poster.close();
    daybook.close();
  }
}
