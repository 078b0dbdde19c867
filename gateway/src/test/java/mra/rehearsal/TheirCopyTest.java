package mra.rehearsal;

import static mra.rehearsal.OurOperators.MORNING;
import static mra.rehearsal.OurOperators.bare;
import static mra.rehearsal.OurOperators.code;
import static mra.rehearsal.OurOperators.list;
import static mra.rehearsal.OurOperators.operator;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import mra.canonical.Consent;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.junit.jupiter.api.Test;

class TheirCopyTest {
  private final TheirCopy copy = new TheirCopy(new TreeMap<>());

  @Test
  void aFullListReplacesEverything() {
    copy.apply(list(ListType.FULL, 1, operator(1), operator(2)));
    var counts = copy.apply(list(ListType.FULL, 2, operator(2), operator(3)));
    assertThat(copy.operators()).containsOnlyKeys(code(2), code(3));
    assertThat(counts.granted()).isEqualTo(1);
    assertThat(counts.absent()).isEqualTo(1);
    assertThat(counts.unchanged()).isEqualTo(1);
  }

  @Test
  void aDeltaChangesWhatItNames() {
    copy.apply(list(ListType.FULL, 1, operator(1), operator(2)));
    var counts = copy.apply(list(ListType.DELTA, 2, operator(2, Standing.SUSPENDED), operator(3)));
    assertThat(copy.operators()).containsOnlyKeys(code(1), code(2), code(3));
    assertThat(held(2).standing()).isEqualTo(Standing.SUSPENDED);
    assertThat(counts.suspended()).isEqualTo(1);
    assertThat(counts.granted()).isEqualTo(1);
  }

  @Test
  void aWithdrawalRemoves() {
    copy.apply(list(ListType.FULL, 1, operator(1), operator(2)));
    var counts =
        copy.apply(list(ListType.DELTA, 2, bare(1, Standing.WITHDRAWN, Consent.WITHDRAWN)));
    assertThat(copy.operators()).containsOnlyKeys(code(2));
    assertThat(counts.revoked()).isEqualTo(1);
  }

  @Test
  void aBareSuspensionKeepsWhatWasKnown() {
    copy.apply(list(ListType.FULL, 1, operator(1)));
    copy.apply(list(ListType.URGENT, 2, bare(1, Standing.SUSPENDED, null)));
    var held = held(1);
    assertThat(held.standing()).isEqualTo(Standing.SUSPENDED);
    assertThat(held.standingSince()).isEqualTo("2026-11-24");
    assertThat(held.names()).isEqualTo(operator(1).names());
    assertThat(held.validTo()).isEqualTo(operator(1).validTo());
  }

  @Test
  void anOlderListNeitherBringsBackNorReinstates() {
    copy.apply(list(ListType.FULL, 1, operator(1), operator(2), operator(3)));
    copy.apply(
        list(
            ListType.URGENT,
            9,
            bare(1, Standing.REVOKED, null),
            bare(2, Standing.SUSPENDED, null)));
    copy.apply(list(ListType.FULL, 2, operator(1), operator(2)));
    assertThat(copy.operators()).containsOnlyKeys(code(2));
    assertThat(held(2).standing()).isEqualTo(Standing.SUSPENDED);
  }

  @Test
  void whoWasAwayComesBackWithALaterList() {
    copy.apply(list(ListType.FULL, 1, operator(1)));
    copy.apply(list(ListType.FULL, 2));
    var counts = copy.apply(list(ListType.DELTA, 3, operator(1)));
    assertThat(copy.operators()).containsOnlyKeys(code(1));
    assertThat(counts.returned()).isEqualTo(1);
  }

  @Test
  void theSameAgainChangesNothing() {
    var list = list(ListType.FULL, 1, MORNING, operator(1), operator(2));
    copy.apply(list);
    var root = copy.root(Optional.empty());
    assertThat(copy.apply(list).unchanged()).isEqualTo(2);
    assertThat(copy.root(Optional.empty())).isEqualTo(root);
    assertThat(copy.root(Optional.of(code(1)))).isNotEqualTo(root);
  }

  private Operator held(int number) {
    return Objects.requireNonNull(copy.operators().get(code(number)));
  }
}
