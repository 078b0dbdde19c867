package mra.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
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
  private static final String OPEN =
      "select * from proposal where action = :action and subject = :subject and closed_at is null";

  private static final String ALL_OPEN =
      "select * from proposal where closed_at is null order by at, id";

  private static final String OF_SUBJECT =
      "select * from proposal where subject = :subject order by at, id";

  /** Who is the second to say it at the same moment finds the first one's. */
  private static final String PROPOSE =
      """
      insert into proposal (id, action, subject, reason, by, at)
      values (:id, :action, :subject, :reason, :by, :at)
      on conflict (action, subject) where closed_at is null do nothing
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

  private static final String WITHDRAW =
      "update proposal set closed_at = :at where by = :by and closed_at is null";

  private final JdbcClient jdbc;
  private final BiPredicate<String, String> together;
  private final AuditLog audit;
  private final Supplier<UUID> ids;
  private final Clock clock;

  /**
   * @param together whether two accounts may stand for one person: one of them had the other's key
   *     in hand
   */
  public FourEyes(
      DataSource database,
      BiPredicate<String, String> together,
      AuditLog audit,
      Supplier<UUID> ids,
      Clock clock) {
    this.jdbc = JdbcClient.create(database);
    this.together = together;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A person says that something is to be done. The first one proposes it; the second one agrees.
   *
   * @return agreed where this was the second
   * @throws Refused E702 for a system, E707 when this person proposed it already
   */
  public Proposal say(Action action, String subject, String reason, Voice by) {
    if (!by.person()) {
      throw new Refused(Fault.NOT_ALLOWED, by.name(), "a system's key decides nothing");
    }
    var now = clock.instant();
    dropOwn(action, subject, by, now);
    var id = ids.get();
    int made =
        jdbc.sql(PROPOSE)
            .param("id", id)
            .param("action", action.name())
            .param("subject", subject)
            .param("reason", reason)
            .param("by", by.name())
            .param("at", now.atOffset(ZoneOffset.UTC))
            .update();
    var proposal = open(action, subject).orElseThrow();
    if (made == 1) {
      append(Kind.PROPOSED, proposal, now);
      return proposal;
    }
    expectAnother(proposal, by);
    var agreed = agree(proposal, reason, by, now);
    append(Kind.AGREED, agreed, now);
    return agreed;
  }

  /** Those that wait for a second person, oldest first. */
  public List<Proposal> open() {
    return jdbc.sql(ALL_OPEN).query(Proposal::of).list();
  }

  /** Whatever was ever proposed about it, oldest first. */
  public List<Proposal> about(String subject) {
    return jdbc.sql(OF_SUBJECT).param("subject", subject).query(Proposal::of).list();
  }

  /** There is nothing to decide any more. */
  public void close(String subject) {
    jdbc.sql(CLOSE)
        .param("subject", subject)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Whoever lost the key, or the role, is no first person any more. */
  public void withdraw(String by) {
    jdbc.sql(WITHDRAW)
        .param("by", by)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private Optional<Proposal> open(Action action, String subject) {
    return jdbc.sql(OPEN + " for update")
        .param("action", action.name())
        .param("subject", subject)
        .query(Proposal::of)
        .optional();
  }

  private void expectAnother(Proposal proposal, Voice by) {
    if (proposal.by().equals(by.name())) {
      throw new Refused(
          Fault.SECOND_PERSON,
          proposal.subject(),
          "%s proposed it at %s".formatted(by.name(), proposal.at()));
    }
    if (together.test(proposal.by(), by.name())) {
      throw new Refused(
          Fault.SECOND_PERSON,
          proposal.subject(),
          "of %s and %s one had the other's key in hand".formatted(proposal.by(), by.name()));
    }
  }

  private Proposal agree(Proposal proposal, String reason, Voice by, Instant now) {
    return jdbc.sql(AGREE)
        .param("id", proposal.id())
        .param("second", by.name())
        .param("reason", reason)
        .param("at", now.atOffset(ZoneOffset.UTC))
        .query(Proposal::of)
        .single();
  }

  private void dropOwn(Action action, String subject, Voice by, Instant now) {
    jdbc.sql(DROP_OWN)
        .param("action", action.name())
        .param("subject", subject)
        .param("by", by.name())
        .param("at", now.atOffset(ZoneOffset.UTC))
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
}
