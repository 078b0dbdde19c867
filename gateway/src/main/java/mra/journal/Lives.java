package mra.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.audit.Event;
import mra.audit.Event.Kind;
import mra.partner.LifeMove;
import mra.partner.LifeState;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The state of each partner, and every state it ever had. A partner that nobody has met is a DRAFT:
 * nothing is permitted by mistake.
 */
public final class Lives {
  private static final String GATEWAY = "the gateway";
  private static final String REHEARSAL = "rehearsal";

  private static final Map<LifeMove, Kind> KINDS =
      new EnumMap<>(
          Map.of(LifeMove.PAUSE, Kind.PARTNER_PAUSED, LifeMove.RESUME, Kind.PARTNER_RESUMED));

  private static final String ADD =
      """
      insert into partner_life (partner, step, state, since, by, agreed_by, reason, files, report)
      values (:partner, :step, :state, :since, :by, :agreed_by, :reason, :files, :report)
      on conflict do nothing
      """;

  private static final String ALL =
      """
      select partner, step, state, since, by, agreed_by, reason, files from partner_life
      """;

  private static final String OF = ALL + "where partner = :partner order by step";

  private static final String LAST = ALL + "where partner = :partner order by step desc limit 1";

  private static final String REHEARSED =
      """
      select files from partner_life where partner = :partner and files is not null
      order by step desc limit 1
      """;

  private static final String NOW =
      "select distinct on (partner) partner, state from partner_life order by partner, step desc";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final AuditLog audit;
  private final Clock clock;

  public Lives(DataSource database, TransactionTemplate transaction, AuditLog audit, Clock clock) {
    this.jdbc = JdbcClient.create(database);
    this.transaction = transaction;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Gives those their first state that have none: our own programme and rehearsed partners are
   * live, everybody else is a draft. Nodes that start together agree on who was first.
   */
  public void meet(Collection<PartnerProfile> partners, Set<String> rehearsed) {
    for (var partner : partners) {
      transaction.executeWithoutResult(status -> meet(partner, rehearsed.contains(partner.id())));
    }
  }

  private void meet(PartnerProfile partner, boolean rehearsed) {
    if (partner.own()) {
      begin(partner.id(), LifeState.LIVE, GATEWAY, "it is our own programme");
    } else if (rehearsed) {
      begin(partner.id(), LifeState.LIVE, REHEARSAL, "it is rehearsed beside the gateway");
    } else {
      begin(partner.id(), LifeState.DRAFT, GATEWAY, "its files are here");
    }
  }

  private void begin(String partner, LifeState state, String by, String reason) {
    var first = new LifeStep(partner, 1, state, instant(), by, null, reason, null);
    if (add(first, null)) {
      prove(Kind.PARTNER_MOVED, null, first);
    }
  }

  /** The last step of the partner; a draft's where nobody has met it. */
  public LifeStep last(String partner) {
    return jdbc.sql(LAST)
        .param("partner", partner)
        .query(LifeStep::of)
        .optional()
        .orElseGet(() ->
            new LifeStep(partner, 0, LifeState.DRAFT, Instant.EPOCH, GATEWAY, null, "", null));
  }

  /** SHA-256 of the files that were last rehearsed; null where none were. */
  public @Nullable String rehearsed(String partner) {
    return jdbc.sql(REHEARSED)
        .param("partner", partner)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  public LifeState state(String partner) {
    return last(partner).state();
  }

  /** Every step of the partner, oldest first. */
  public List<LifeStep> all(String partner) {
    return jdbc.sql(OF).param("partner", partner).query(LifeStep::of).list();
  }

  /** The state of each partner that was ever met. */
  public Map<String, LifeState> now() {
    var states = new TreeMap<String, LifeState>();
    jdbc.sql(NOW)
        .query((row, number) ->
            states.put(row.getString("partner"), LifeState.valueOf(row.getString("state"))))
        .list();
    return states;
  }

  /**
   * Tells of any moment which state the partner was in, by what is written now. The first one
   * reaches back: before partners had states, all were live.
   */
  public Function<Instant, LifeState> historyOf(String partner) {
    var steps = all(partner).reversed();
    var first = steps.isEmpty() ? LifeState.DRAFT : steps.getLast().state();
    return moment ->
        steps.stream()
            .filter(step -> !step.since().isAfter(moment))
            .findFirst()
            .map(LifeStep::state)
            .orElse(first);
  }

  /**
   * Writes down what was decided. Takes part in the caller's transaction, in which the partner is
   * locked and the step before was read.
   *
   * @param agreedBy null where one person was enough
   * @param conformance null where the move takes none
   */
  public LifeStep move(
      LifeStep before,
      LifeMove move,
      String by,
      @Nullable String agreedBy,
      String reason,
      @Nullable Conformance conformance) {
    var now = instant();
    var step =
        new LifeStep(
            before.partner(),
            before.step() + 1,
            move.to(),
            // A clock that is set back does not undo what came before.
            now.isBefore(before.since()) ? before.since() : now,
            by,
            agreedBy,
            reason,
            conformance == null ? null : conformance.files());
    if (!add(step, conformance)) {
      throw new IllegalStateException(before.partner() + " was moved without its lock");
    }
    prove(KINDS.getOrDefault(move, Kind.PARTNER_MOVED), before.state(), step);
    return step;
  }

  /** As precise as the database keeps it. */
  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private boolean add(LifeStep step, @Nullable Conformance conformance) {
    return jdbc.sql(ADD)
            .param("partner", step.partner())
            .param("step", step.step())
            .param("state", step.state().name())
            .param("since", step.since().atOffset(ZoneOffset.UTC))
            .param("by", step.by())
            .param("agreed_by", step.agreedBy())
            .param("reason", step.reason())
            .param("files", step.files())
            .param("report", conformance == null ? null : conformance.report())
            .update()
        > 0;
  }

  private void prove(Kind kind, @Nullable LifeState before, LifeStep step) {
    var facts = new HashMap<String, @Nullable Object>();
    facts.put("partner", step.partner());
    facts.put("from", before);
    facts.put("to", step.state());
    facts.put("by", step.by());
    facts.put("agreedBy", step.agreedBy());
    facts.put("reason", step.reason());
    facts.put("files", step.files());
    audit.append(new Event(kind, step.since(), facts));
  }
}
