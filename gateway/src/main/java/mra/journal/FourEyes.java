package mra.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.audit.Event;
import mra.audit.Event.Kind;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Proposal.Action;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one place where it is enforced that a second person agrees. Every method takes part in the
 * caller's transaction, so that what was agreed and what it does are committed together.
 */
public final class FourEyes {
  /** Of two who say the same at the same moment, one is the first. */
  private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(:subject, 0))";

  private static final String OPEN =
      """
      select * from proposal where action = :action and subject = :subject and closed_at is null
      order by at, id
      """;

  private static final String ALL_OPEN =
      "select * from proposal where closed_at is null and at > :since order by at, id";

  private static final String LAPSE =
      """
      update proposal set closed_at = :at, lapsed_at = :at where closed_at is null and at <= :since
      returning *
      """;

  private static final String LAPSED =
      "select * from proposal where lapsed_at > :since order by at, id limit :limit";

  private static final String OF_SUBJECT =
      "select * from proposal where subject = :subject order by at, id";

  private static final String PROPOSE =
      """
      insert into proposal (id, action, subject, reason, by, at)
      values (:id, :action, :subject, :reason, :by, :at) returning *
      """;

  private static final String AGREE =
      """
      update proposal set second = :second, second_reason = :reason, closed_at = :at
      where id = :id returning *
      """;

  /** Whoever proposes the one has no longer proposed the other. */
  private static final String DROP_OWN =
      """
      update proposal set closed_at = :at
      where subject = :subject and by = :by and action <> :action and closed_at is null
      """;

  private static final String CLOSE =
      "update proposal set closed_at = :at where subject = :subject and closed_at is null";

  private static final String CLOSE_ONE =
      """
      update proposal set closed_at = :at
      where action = :action and subject = :subject and closed_at is null
      """;

  private static final String WITHDRAW =
      "update proposal set closed_at = :at where by = :by and closed_at is null";

  private static final int LAPSED_MAX = 1_000;

  private final JdbcClient jdbc;
  private final Duration waits;
  private final BiPredicate<String, String> together;
  private final AuditLog audit;
  private final Supplier<UUID> ids;
  private final Clock clock;

  /**
   * @param waits how long a proposal counts
   * @param together whether two accounts may stand for one person: one of them had the other's key
   *     in hand
   */
  public FourEyes(
      DataSource database,
      Duration waits,
      BiPredicate<String, String> together,
      AuditLog audit,
      Supplier<UUID> ids,
      Clock clock) {
    this.jdbc = JdbcClient.create(database);
    this.waits = waits;
    this.together = together;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A person says that something is to be done. The first one proposes it; the second one agrees.
   * Of a list, whoever is no second person beside the first proposes it as well, so that nobody
   * keeps others from agreeing with each other.
   *
   * @return agreed where this was the second
   * @throws Refused E702 for a system, E707 when this person proposed it already
   */
  public Proposal say(Action action, String subject, String reason, Voice by) {
    if (!by.person()) {
      throw new Refused(Fault.NOT_ALLOWED, by.name(), "a system's key decides nothing");
    }
    turn(subject);
    var now = clock.instant();
    lapse();
    dropOwn(action, subject, by, now);
    var open = open(action, subject);
    var first = open.stream().filter(each -> isAnother(each, by)).findFirst();
    if (first.isPresent()) {
      var agreed = agree(first.get(), reason, by, now);
      append(Kind.AGREED, agreed, now);
      return agreed;
    }
    open.forEach(each -> expectMayPropose(each, by));
    var proposal = propose(action, subject, reason, by, now);
    append(Kind.PROPOSED, proposal, now);
    return proposal;
  }

  /** Those that wait for a second person, oldest first. */
  public List<Proposal> open() {
    return jdbc.sql(ALL_OPEN).param("since", utc(since())).query(Proposal::of).list();
  }

  /** Those that lapsed not longer ago than one would have waited, oldest first. */
  public List<Proposal> lapsed() {
    return jdbc.sql(LAPSED)
        .param("since", utc(since()))
        .param("limit", LAPSED_MAX)
        .query(Proposal::of)
        .list();
  }

  /** Closes those with whom nobody agreed in time; each counts for nothing from that moment. */
  public void lapse() {
    var now = clock.instant();
    jdbc.sql(LAPSE)
        .param("at", utc(now))
        .param("since", utc(since()))
        .query(Proposal::of)
        .list()
        .forEach(each -> append(Kind.PROPOSAL_LAPSED, each, now));
  }

  /** Whatever was ever proposed about it, oldest first. */
  public List<Proposal> about(String subject) {
    return jdbc.sql(OF_SUBJECT).param("subject", subject).query(Proposal::of).list();
  }

  /** Others who say something of it wait for the end of the caller's transaction. */
  public void turn(String subject) {
    jdbc.sql(LOCK).param("subject", subject).query(row -> {});
  }

  /** What was proposed so is no longer what would be agreed to. */
  public void close(Action action, String subject) {
    jdbc.sql(CLOSE_ONE)
        .param("action", action.name())
        .param("subject", subject)
        .param("at", utc(clock.instant()))
        .update();
  }

  /** There is nothing to decide any more. */
  public void close(String subject) {
    jdbc.sql(CLOSE).param("subject", subject).param("at", utc(clock.instant())).update();
  }

  /** Whoever lost the key, or the role, is no first person any more. */
  public void withdraw(String by) {
    jdbc.sql(WITHDRAW).param("by", by).param("at", utc(clock.instant())).update();
  }

  private Instant since() {
    return clock.instant().minus(waits);
  }

  private List<Proposal> open(Action action, String subject) {
    return jdbc.sql(OPEN)
        .param("action", action.name())
        .param("subject", subject)
        .query(Proposal::of)
        .list();
  }

  private boolean isAnother(Proposal proposal, Voice by) {
    return !proposal.by().equals(by.name()) && !together.test(proposal.by(), by.name());
  }

  /** Of an account each who proposes may have made the key, and one of them is remembered. */
  private static void expectMayPropose(Proposal open, Voice by) {
    if (open.by().equals(by.name())) {
      throw new Refused(
          Fault.SECOND_PERSON,
          open.subject(),
          "%s proposed it at %s".formatted(by.name(), open.at()));
    }
    if (open.action() == Action.ACCOUNT) {
      throw new Refused(
          Fault.SECOND_PERSON,
          open.subject(),
          "of %s and %s one had the other's key in hand".formatted(open.by(), by.name()));
    }
  }

  private Proposal propose(Action action, String subject, String reason, Voice by, Instant now) {
    return jdbc.sql(PROPOSE)
        .param("id", ids.get())
        .param("action", action.name())
        .param("subject", subject)
        .param("reason", reason)
        .param("by", by.name())
        .param("at", utc(now))
        .query(Proposal::of)
        .single();
  }

  private Proposal agree(Proposal proposal, String reason, Voice by, Instant now) {
    return jdbc.sql(AGREE)
        .param("id", proposal.id())
        .param("second", by.name())
        .param("reason", reason)
        .param("at", utc(now))
        .query(Proposal::of)
        .single();
  }

  private void dropOwn(Action action, String subject, Voice by, Instant now) {
    jdbc.sql(DROP_OWN)
        .param("action", action.name())
        .param("subject", subject)
        .param("by", by.name())
        .param("at", utc(now))
        .update();
  }

  private void append(Kind kind, Proposal proposal, Instant now) {
    var facts = new HashMap<String, @Nullable Object>();
    facts.put("proposal", proposal.id());
    facts.put("action", proposal.action());
    facts.put("subject", proposal.subject());
    facts.put("by", proposal.by());
    facts.put("reason", proposal.reason());
    facts.put("second", proposal.second());
    facts.put("secondReason", proposal.secondReason());
    audit.append(new Event(kind, now, facts));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
