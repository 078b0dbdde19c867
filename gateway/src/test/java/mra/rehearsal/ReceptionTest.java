package mra.rehearsal;

import static mra.rehearsal.OurOperators.bare;
import static mra.rehearsal.OurOperators.code;
import static mra.rehearsal.OurOperators.list;
import static mra.rehearsal.OurOperators.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Receipt.Verdict;
import mra.journal.ReconciliationRoot;
import mra.trust.Issuer;
import mra.trust.Issuer.Kind;
import mra.trust.Issuer.Use;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Administrations take our lists in, over their own protocols. */
@Timeout(180)
class ReceptionTest {
  private static final Options SMALL = new Options(Map.of(Administration.EU, 10L), 0, Map.of());

  @TempDir static Path keys;
  @TempDir Path home;
  private Rehearsal rehearsal;

  @BeforeEach
  void start() throws Exception {
    // The keys are found once; each test has books of its own.
    Keys.copy(keys, home);
    rehearsal = Rehearsal.start(home.resolve("rehearsal"), SMALL, Clock.systemUTC());
    Keys.keep(home, keys);
  }

  @AfterEach
  void stop() {
    rehearsal.close();
  }

  @ParameterizedTest
  @EnumSource
  void takesAFullListAndSignsForIt(Administration to) throws Exception {
    var side = side(to);
    var list =
        list(ListType.FULL, 1, operator(1), operator(2), operator(3), operator(4), operator(5));
    var receipt = side.send(list).orElseThrow();
    assertThat(receipt.verdict()).isEqualTo(Verdict.APPLIED);
    assertThat(receipt.document()).isEqualTo(list.document());
    assertThat(receipt.from()).isEqualTo(to.name());
    assertThat(receipt.to()).isEqualTo("CN");
    assertThat(receipt.counts().granted()).isEqualTo(5);
    assertThat(receipt.root()).isEqualTo(root(list.operators().toArray(Operator[]::new)));
    var expected = new TreeMap<String, Operator>();
    list.operators().forEach(each -> expected.put(each.code().normalised(), each));
    assertThat(rehearsal.theirCopy(to)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void quotesTheDigestOfWhatArrived(Administration to) throws Exception {
    var side = side(to);
    var list = list(ListType.FULL, 1, operator(1));
    var sealed = side.sealed(list);
    var receipt = side.send(list.document(), sealed).orElseThrow();
    assertThat(receipt.receivedDigest())
        .isEqualTo(HexFormat.of().formatHex(Sha256.start().digest(sealed.getFirst())));
  }

  @ParameterizedTest
  @EnumSource
  void mergesChangesAndWithdrawals(Administration to) throws Exception {
    var side = side(to);
    side.send(list(ListType.FULL, 1, operator(1), operator(2), operator(3)));
    side.send(list(ListType.DELTA, 2, operator(4), bare(1, Standing.WITHDRAWN, null)));
    var urgent = side.send(list(ListType.URGENT, 3, bare(2, Standing.SUSPENDED, null)));
    assertThat(rehearsal.theirCopy(to)).containsOnlyKeys(code(2), code(3), code(4));
    assertThat(rehearsal.theirCopy(to))
        .hasEntrySatisfying(
            code(2), each -> assertThat(each.standing()).isEqualTo(Standing.SUSPENDED));
    assertThat(urgent.orElseThrow().counts().suspended()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void answersTheSameAgainWithTheSame(Administration to) throws Exception {
    var side = side(to);
    var list = list(ListType.FULL, 1, operator(1));
    var sealed = side.sealed(list);
    var first = side.send(list.document(), sealed).orElseThrow();
    var again = side.send(list.document(), sealed).orElseThrow();
    assertThat(again).isEqualTo(first);
    assertThat(rehearsal.answers(to)).containsExactly(first);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAnIdThatComesWithOtherContent(Administration to) throws Exception {
    var side = side(to);
    var first = list(ListType.FULL, 1, operator(1));
    side.send(first);
    var refusal = side.send(list(ListType.FULL, 1, operator(2))).orElseThrow();
    assertThat(refusal.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(refusal.fault()).isEqualTo(Fault.SAME_ID_OTHER_CONTENT.code());
    assertThat(rehearsal.theirCopy(to)).containsOnlyKeys(code(1));
    assertThat(side.send(first).orElseThrow().verdict()).isEqualTo(Verdict.APPLIED);
  }

  @ParameterizedTest
  @EnumSource
  void holdsADeltaBehindAGapUntilItsTurnComes(Administration to) throws Exception {
    var side = side(to);
    side.send(list(ListType.FULL, 1, operator(1)));
    var third = list(ListType.DELTA, 3, operator(3));
    assertThat(side.send(third).orElseThrow().verdict()).isEqualTo(Verdict.HELD);
    side.send(list(ListType.DELTA, 2, operator(2)));
    assertThat(side.send(third).orElseThrow().verdict()).isEqualTo(Verdict.APPLIED);
    assertThat(rehearsal.theirCopy(to)).containsOnlyKeys(code(1), code(2), code(3));
  }

  @ParameterizedTest
  @EnumSource
  void answersNobodyElse(Administration to) throws Exception {
    var kind = to == Administration.MO ? Kind.SM : Kind.RSA;
    var stranger = Issuer.authority("Stranger", kind, Clock.systemUTC()).issue("X", Use.PARTY);
    var list = list(ListType.FULL, 1, operator(1));
    var side = side(to);
    var sealed = side.sealed(list, stranger);
    assertThatThrownBy(() -> side.send(list.document(), sealed))
        .hasMessageFindingMatch("(?i)not accepted|permission denied|HTTP 403|incoming");
    assertThat(rehearsal.answers(to)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void refusesOnDemand(Administration to) throws Exception {
    rehearsal.receive(to, Reception.REFUSES);
    var refusal = side(to).send(list(ListType.FULL, 1, operator(1))).orElseThrow();
    assertThat(refusal.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(refusal.fault()).isEqualTo(Fault.SCHEMA_VIOLATED.code());
    assertThat(rehearsal.theirCopy(to)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void saysNothingOrSaysItLate(Administration to) throws Exception {
    var side = side(to);
    var list = list(ListType.FULL, 1, operator(1));
    var sealed = side.sealed(list);
    rehearsal.receive(to, Reception.NO_RECEIPT);
    assertThat(side.send(list.document(), sealed)).isEmpty();
    assertThat(rehearsal.theirCopy(to)).containsOnlyKeys(code(1));
    rehearsal.receive(to, Reception.LATE_RECEIPT);
    assertThat(side.send(list.document(), sealed)).isEmpty();
    rehearsal.releaseReceipts(to);
    if (to == Administration.HK) {
      try (var harbour = side.harbour()) {
        var late = harbour.get("/outgoing/receipts/" + list.document() + ".p7m");
        assertThat(side.opened(Objects.requireNonNull(late)).document()).isEqualTo(list.document());
      }
    }
    assertThat(side.send(list.document(), sealed).orElseThrow().verdict())
        .isEqualTo(Verdict.APPLIED);
  }

  @ParameterizedTest
  @EnumSource
  void signsWronglyOnDemand(Administration to) throws Exception {
    rehearsal.receive(to, Reception.WRONG_RECEIPT_SIGNATURE);
    var side = side(to);
    assertThatThrownBy(() -> side.send(list(ListType.FULL, 1, operator(1))))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.fault()).isEqualTo(Fault.SIGNATURE_INVALID));
  }

  @ParameterizedTest
  @EnumSource
  void answersOtherContentOrWithAnotherRootOnDemand(Administration to) throws Exception {
    var side = side(to);
    var list = list(ListType.FULL, 1, operator(1), operator(2));
    var right = side.send(list).orElseThrow();
    rehearsal.receive(to, Reception.RECEIPT_FOR_OTHER_CONTENT);
    assertThat(side.send(list).orElseThrow().contentDigest()).isNotEqualTo(right.contentDigest());
    rehearsal.receive(to, Reception.WRONG_ROOT);
    assertThat(side.send(list).orElseThrow().root()).isEqualTo(root(operator(2)));
  }

  @ParameterizedTest
  @EnumSource
  void breaksTheConnectionBeforeItTakesAnything(Administration to) throws Exception {
    rehearsal.receive(to, Reception.CLOSES_BEFORE_RECEIPT);
    var side = side(to);
    assertThatThrownBy(() -> side.send(list(ListType.FULL, 1, operator(1))))
        .isInstanceOf(Exception.class);
    assertThat(rehearsal.answers(to)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void breaksTheConnectionOnceItHasTakenTheList(Administration to) throws Exception {
    rehearsal.receive(to, Reception.CLOSES_AFTER_RECEIPT);
    var side = side(to);
    var list = list(ListType.FULL, 1, operator(1));
    var sealed = side.sealed(list);
    assertThatThrownBy(() -> side.send(list.document(), sealed)).isInstanceOf(Exception.class);
    assertThat(rehearsal.theirCopy(to)).containsOnlyKeys(code(1));
    rehearsal.receive(to, Reception.USUAL);
    assertThat(side.send(list.document(), sealed).orElseThrow().verdict())
        .isEqualTo(Verdict.APPLIED);
    assertThat(rehearsal.answers(to)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void remembersWhenItStartsAgain(Administration to) throws Exception {
    var list = list(ListType.FULL, 1, operator(1), operator(2));
    var first = side(to).send(list).orElseThrow();
    var copy = rehearsal.theirCopy(to);
    rehearsal.close();
    rehearsal = Rehearsal.start(home.resolve("rehearsal"), SMALL, Clock.systemUTC());
    assertThat(rehearsal.theirCopy(to)).isEqualTo(copy);
    assertThat(rehearsal.answers(to)).containsExactly(first);
    var next = side(to).send(list(ListType.DELTA, 2, operator(3))).orElseThrow();
    assertThat(next.verdict()).isEqualTo(Verdict.APPLIED);
    assertThat(rehearsal.theirCopy(to)).hasSize(3);
  }

  private OurSide side(Administration to) throws Exception {
    return new OurSide(rehearsal, to, home);
  }

  private static ReconciliationRoot.Result root(Operator... operators) {
    var root = new ReconciliationRoot();
    for (var each : operators) {
      root.add(each);
    }
    return root.finish();
  }
}
