package mra.registry;

import static mra.canonical.JobOutcome.ABANDONED;
import static mra.canonical.JobOutcome.EXTENDED;
import static mra.canonical.JobOutcome.PASSED;
import static mra.canonical.JobOutcome.TERMINATED;
import static mra.registry.Lists.full;
import static mra.registry.Lists.operator;
import static mra.registry.Lists.revoked;
import static mra.registry.Lists.suspended;
import static mra.registry.Lists.unreadable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import mra.canonical.JobOutcome;
import mra.canonical.JobStream;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.canonical.RevalidationJob;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What re-validation jobs do to the operators they are about. */
class JobsTest {
  private static final LocalDate DECIDED = LocalDate.of(2026, 11, 20);
  private static final LocalDate UNTIL = LocalDate.of(2031, 11, 19);

  private final Memory memory = new Memory();
  private final Jobs jobs = new Jobs(memory.jdbc());

  @BeforeEach
  void knowsOneOfEachStanding() {
    memory.jdbc().sql("truncate revalidation_job").update();
    memory.apply(
        full(
            "L1",
            "2026-11-19T03:00:00Z",
            enterprise(operator("VALID")),
            enterprise(suspended("SUSPENDED", "2026-11-01")),
            enterprise(revoked("REVOKED", "2026-11-01")),
            enterprise(operator("EXPIRED").with(Standing.EXPIRED, LocalDate.of(2026, 11, 1)))));
  }

  @Test
  void abandoningWithdrawsAndTerminatingRevokes() {
    var told = tell(job("1", "VALID", ABANDONED, null), job("2", "SUSPENDED", TERMINATED, null));

    assertThat(memory.changesOf(told.exchange()))
        .containsExactly("REVOKED SUSPENDED", "REVOKED VALID");
    assertThat(standing("VALID")).isEqualTo("WITHDRAWN since 2026-11-20");
    assertThat(standing("SUSPENDED")).isEqualTo("REVOKED since 2026-11-20");
  }

  @Test
  void passingLiftsASuspensionAndRenewsValidity() {
    var told =
        tell(
            job("1", "VALID", PASSED, UNTIL),
            job("2", "SUSPENDED", PASSED, UNTIL),
            job("3", "EXPIRED", PASSED, UNTIL));

    assertThat(told.difference().amended()).isEqualTo(3);
    for (var code : List.of("VALID", "SUSPENDED", "EXPIRED")) {
      assertThat(memory.version(code).operator().standing()).isEqualTo(Standing.VALID);
      assertThat(memory.version(code).operator().validTo()).isEqualTo(UNTIL);
    }
    assertThat(standing("VALID")).isEqualTo("VALID since 2020-01-01");
    assertThat(standing("SUSPENDED")).isEqualTo("VALID since 2026-11-20");
  }

  @Test
  void whatEndedOnPurposeStaysEnded() {
    var told =
        tell(
            job("1", "REVOKED", PASSED, UNTIL),
            job("2", "EXPIRED", PASSED, null),
            job("3", "REVOKED", ABANDONED, null));

    assertThat(told.difference().changes()).isZero();
    assertThat(jobs.current()).hasSize(3);
  }

  @Test
  void anExtensionAndAnOpenJobChangeNobody() {
    var told = tell(job("1", "VALID", EXTENDED, null), job("2", "SUSPENDED", null, null));

    assertThat(told.difference().records()).isEqualTo(2);
    assertThat(told.difference().unchanged()).isEqualTo(2);
    assertThat(told.difference().changes()).isZero();
    assertThat(jobs.current()).extracting(kept -> kept.job().number()).containsExactly("1", "2");
  }

  @Test
  void theSameOutcomeAgainHasNoEffectWhateverHappenedSince() {
    tell(job("1", "VALID", TERMINATED, null));
    memory.apply(full("L2", "2026-11-22T03:00:00Z", enterprise(valid("VALID", "2026-11-22"))));

    var again = tell("J2", "2026-11-23T03:00:00Z", job("1", "VALID", TERMINATED, null));

    assertThat(again.difference().changes()).isZero();
    assertThat(standing("VALID")).isEqualTo("VALID since 2026-11-22");
    assertThat(jobs.history("1")).hasSize(1);
  }

  @Test
  void anotherOutcomeLaterCountsAndBothAreRemembered() {
    tell(job("1", "VALID", EXTENDED, null));

    tell("J2", "2026-11-23T03:00:00Z", job("1", "VALID", TERMINATED, null));

    assertThat(standing("VALID")).startsWith("REVOKED");
    assertThat(jobs.history("1"))
        .extracting(kept -> kept.job().outcome())
        .containsExactly(EXTENDED, TERMINATED);
    assertThat(jobs.history("1").getFirst().knownTo())
        .isEqualTo(jobs.history("1").getLast().knownFrom());
    assertThat(jobs.current()).singleElement().extracting(KeptJob::knownTo).isNull();
  }

  @Test
  void anOutcomeFromBeforeTheStandingBeganDoesNotOverrideIt() {
    memory.apply(full("L2", "2026-11-21T03:00:00Z", enterprise(suspended("VALID", "2026-11-21"))));

    tell("J2", "2026-11-22T03:00:00Z", job("1", "VALID", PASSED, UNTIL));

    assertThat(standing("VALID")).isEqualTo("SUSPENDED since 2026-11-21");
  }

  @Test
  void aDocumentOlderThanTheListLeavesItsOperatorsAlone() {
    memory.apply(full("L2", "2026-11-25T03:00:00Z", enterprise(renamed("VALID"))));

    var told = tell("J2", "2026-11-24T03:00:00Z", job("1", "VALID", TERMINATED, null));

    assertThat(told.difference().changes()).isZero();
    assertThat(standing("VALID")).startsWith("VALID");
  }

  @Test
  void anEnterpriseThatIsNotOnTheListIsAFindingAndNothingIsKeptOfIt() {
    var told = tell(job("1", "VALID", null, null), job("2", "NOBODY", TERMINATED, null));

    assertThat(told.difference().setAside()).isEqualTo(1);
    assertThat(told.difference().granted()).isZero();
    assertThat(faults(job("3", "NOBODY", PASSED, UNTIL))).containsExactly("E407 line 1 job 3");
    assertThat(jobs.current()).extracting(kept -> kept.job().number()).containsExactly("1");
  }

  @Test
  void anAbsentEnterpriseIsNotOnTheListEither() {
    memory.apply(full("L2", "2026-11-20T03:00:00Z", enterprise(operator("VALID"))));

    assertThat(faults(job("1", "SUSPENDED", PASSED, UNTIL))).containsExactly("E407 line 1 job 1");
  }

  @Test
  void equalDuplicatesCollapseAndDifferentOnesAreAllSetAside() {
    var one = job("1", "VALID", TERMINATED, null);

    assertThat(faults(one, one)).isEmpty();
    assertThat(faults(one, one, job("1", "VALID", PASSED, UNTIL), one))
        .containsExactly("E405 line 1 job 1", "E405 line 3 job 1", "E405 line 4 job 1");
    tell(one, job("1", "VALID", PASSED, UNTIL), job("2", "SUSPENDED", null, null));
    assertThat(standing("VALID")).startsWith("VALID");
    assertThat(jobs.current()).hasSize(1);
  }

  @Test
  void ofSeveralJobsOfOneEnterpriseTheOneDecidedLastCounts() {
    tell(
        decided(job("2", "VALID", TERMINATED, null), DECIDED),
        decided(job("1", "VALID", PASSED, UNTIL), DECIDED.minusDays(1)));

    assertThat(standing("VALID")).isEqualTo("REVOKED since 2026-11-20");
  }

  @Test
  void passingWaitsForARecordThatReadsWhereANewerOneDidNot() {
    memory.apply(
        full(
            "L2",
            "2026-11-19T04:00:00Z",
            unreadable("SUSPENDED", null),
            enterprise(operator("VALID"))));

    tell(job("1", "SUSPENDED", PASSED, UNTIL));

    assertThat(standing("SUSPENDED")).startsWith("SUSPENDED");
  }

  @Test
  void jobsAreReadAgainUnderTheLockWithTheOperatorsOfThatMoment() {
    try (var staged =
        memory.registry.stage(
            UUID.randomUUID(),
            Lists.EU,
            () -> effects("J1", "2026-11-21T03:00:00Z", job("1", "VALID", ABANDONED, null)))) {
      memory.apply(full("L2", "2026-11-20T03:00:00Z", enterprise(renamed("VALID"))));

      memory.commit(staged);
    }

    assertThat(memory.version("VALID").operator().names().getFirst().text()).isEqualTo("Anders");
    assertThat(standing("VALID")).startsWith("WITHDRAWN");
  }

  @Test
  void jobsHaveNoTurnAmongTheLists() {
    tell(job("1", "VALID", TERMINATED, null));

    var state = memory.operators.partner("EU").orElseThrow();
    assertThat(state.lastList()).isEqualTo("L1");
    assertThat(state.lastAsOf()).isEqualTo("2026-11-19T03:00:00Z");
    assertThat(Order.judge(state, Lists.EU, header("J2", "2026-11-01T00:00:00Z"), true))
        .isInstanceOf(Verdict.Apply.class);
  }

  @Test
  void tenThousandJobsAreTakenAndOneMoreIsNot() {
    var all =
        IntStream.range(0, JobEffects.JOBS_MAX)
            .mapToObj(i -> job("N" + i, "VALID", null, null))
            .toArray(RevalidationJob[]::new);
    tell(all);
    assertThat(jobs.current()).hasSize(JobEffects.JOBS_MAX);

    var tooMany = Arrays.copyOf(all, all.length + 1);
    tooMany[all.length] = job("X", "VALID", null, null);
    assertThatThrownBy(() -> tell(tooMany))
        .isInstanceOf(Refused.class)
        .extracting(refused -> ((Refused) refused).fault())
        .isEqualTo(Fault.LIMIT_EXCEEDED);
  }

  private Memory.Outcome tell(RevalidationJob... told) {
    return tell("J1", "2026-11-21T03:00:00Z", told);
  }

  private Memory.Outcome tell(String id, String asOf, RevalidationJob... told) {
    return memory.apply(() -> effects(id, asOf, told));
  }

  private List<String> faults(RevalidationJob... told) {
    try (var staged =
        memory.registry.stage(
            UUID.randomUUID(), Lists.EU, () -> effects("J", "2026-11-21T03:00:00Z", told))) {
      return staged.faults().stream()
          .map(aside -> aside.fault().code() + " " + aside.at() + " " + aside.detail())
          .toList();
    }
  }

  private OperatorStream effects(String id, String asOf, RevalidationJob... told) {
    return memory.registry.effectsOf(new Given(header(id, asOf), List.of(told)), Lists.EU);
  }

  private static ListHeader header(String id, String asOf) {
    return new ListHeader(
        id, ListType.JOBS, OptionalLong.empty(), Instant.parse(asOf), OptionalLong.empty());
  }

  private record Given(ListHeader header, List<RevalidationJob> told) implements JobStream {
    @Override
    public void forEach(Sink sink) {
      int line = 0;
      for (var job : told) {
        line++;
        sink.job(line, "line " + line, job);
      }
    }
  }

  private String standing(String code) {
    var operator = memory.version(code).operator();
    return operator.standing() + " since " + operator.standingSince();
  }

  /** Its code stands for its unified social credit code. */
  private static Operator enterprise(Operator o) {
    return new Operator(
        o.partner(),
        o.code(),
        new TreeMap<>(Map.of("USCC", "USCC-" + o.code().normalised())),
        o.names(),
        o.address(),
        o.programme(),
        o.roles(),
        o.standing(),
        o.standingSince(),
        o.validFrom(),
        o.validTo(),
        o.office(),
        o.consent());
  }

  private static Operator renamed(String code) {
    return Lists.named(code, "Anders");
  }

  private static Operator valid(String code, String since) {
    return operator(code).with(Standing.VALID, LocalDate.parse(since));
  }

  private static RevalidationJob job(
      String number, String code, @Nullable JobOutcome outcome, @Nullable LocalDate validTo) {
    return new RevalidationJob(
        number,
        "虚构贸易有限公司",
        "USCC-" + code,
        "深圳海关",
        LocalDate.of(2026, 9, 1),
        LocalDate.of(2026, 9, 2),
        null,
        LocalDate.of(2026, 12, 1),
        3,
        outcome,
        outcome == null ? null : DECIDED,
        outcome == EXTENDED ? LocalDate.of(2027, 2, 1) : null,
        validTo);
  }

  private static RevalidationJob decided(RevalidationJob j, LocalDate on) {
    return new RevalidationJob(
        j.number(),
        j.enterprise(),
        j.uscc(),
        j.office(),
        j.openedOn(),
        j.startedOn(),
        j.endedOn(),
        j.deadline(),
        j.overdueTold(),
        j.outcome(),
        on,
        j.extendedTo(),
        j.validTo());
  }
}
