package mra.rehearsal;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mra.canonical.CheckDigit;
import mra.canonical.Consent;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.junit.jupiter.api.Test;

class CreditRegisterTest {
  private static final List<Operator> ALL = register(CreditSystem.USUAL_SIZE, 0);

  @Test
  void isTheSameEachTime() {
    assertThat(register(500, 20)).isEqualTo(register(500, 20));
    assertThat(ALL).hasSize(6_876);
  }

  @Test
  void everyCreditCodeProvesItselfAndNoCodeComesTwice() {
    assertThat(ALL)
        .allMatch(each -> CheckDigit.GB_32100_2015.holds(identifier(each, "USCC")))
        .allMatch(each -> each.code().received().matches("AEOCN99[0-9A-Z]{8}"));
    assertThat(ALL.stream().map(Operator::code).collect(toSet())).hasSameSizeAs(ALL);
    assertThat(ALL.stream().map(each -> identifier(each, "USCC")).collect(toSet()))
        .hasSameSizeAs(ALL);
  }

  @Test
  void holdsEveryLevelStandingAndGapThatListsMayHave() {
    assertThat(ALL.stream().map(Operator::programme).collect(toSet())).hasSize(5);
    assertThat(ALL.stream().map(Operator::standing).collect(toSet()))
        .containsExactlyInAnyOrder(Standing.values());
    var advanced = ALL.stream().filter(each -> each.programme().equals("CN_ADVANCED")).toList();
    assertThat(advanced)
        .anyMatch(each -> each.names().size() == 1)
        .anyMatch(each -> each.names().size() == 2 && each.address() == null)
        .anyMatch(each -> each.consent() == Consent.WITHDRAWN)
        .anyMatch(each -> each.validTo() == null)
        .anyMatch(each -> each.code().received().matches("AEOCN.*[A-Z].{4}"));
  }

  private static String identifier(Operator operator, String type) {
    return Objects.requireNonNull(operator.identifiers().get(type));
  }

  private static List<Operator> register(long size, long revision) {
    var all = new ArrayList<Operator>();
    Generator.ofEnterprises(size).expected(revision).forEachRemaining(all::add);
    return all;
  }
}
