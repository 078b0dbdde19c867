package mra.journal;

import static org.assertj.core.api.Assertions.assertThat;

import mra.fault.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {

  @ParameterizedTest
  @CsvSource({
    "PARTNER_TIMEOUT, FAILED, false",
    "SIGNATURE_INVALID, QUARANTINED, false",
    "COUNT_WRONG, REFUSED, true",
    "OUT_OF_ORDER, SUPERSEDED, true",
    "LIST_SHRUNK, HELD, false",
    "MAPPING_INVALID, QUARANTINED, false"
  })
  void followsFromTheRemedyOfTheFault(Fault fault, Outcome outcome, boolean isFinal) {
    assertThat(Outcome.of(fault)).isEqualTo(outcome);
    assertThat(outcome.isFinal()).isEqualTo(isFinal);
  }
}
