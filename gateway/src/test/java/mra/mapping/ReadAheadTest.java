package mra.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.Fields;
import mra.format.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadTest {
  private final Shape shape = new Shape();

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 63, 64, 65, 128, 1000})
  void handsOutEveryRecordInOrder(long records) {
    assertThat(numbers(sink -> read(sink, records)))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, records).boxed().toList());
  }

  @Test
  void handsOutWhatWasReadBeforeAFailureAndThenThrowsIt() {
    var seen = new ArrayList<Long>();
    try (var ahead =
        new ReadAhead(
            shape,
            sink -> {
              read(sink, 100);
              throw new Refused(Fault.MALFORMED, "line 7", "");
            })) {
      assertThatThrownBy(() -> ahead.forEach(fields -> seen.add(fields.number())))
          .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.where()).isEqualTo("line 7"));
    }
    assertThat(seen).hasSize(100);
  }

  @Test
  void endsWithAReadingThatDied() {
    assertThatThrownBy(() ->
            numbers(sink -> {
              throw new StackOverflowError();
            }))
        .hasRootCauseInstanceOf(StackOverflowError.class);
  }

  @Test
  void stopsTheReadingWhenNobodyTakesItsRecordsAnyMore() throws Exception {
    var ended = new CountDownLatch(1);
    try (var ahead =
        new ReadAhead(
            shape,
            sink -> {
              try {
                read(sink, Long.MAX_VALUE);
              } finally {
                ended.countDown();
              }
            })) {
      assertThatThrownBy(() ->
              ahead.forEach(fields -> {
                throw new Refused(Fault.STORE_UNAVAILABLE, "", "");
              }))
          .isInstanceOf(Refused.class);
    }
    assertThat(ended.getCount()).as("it has let go once it is closed").isZero();
  }

  private ArrayList<Long> numbers(Consumer<Consumer<Fields>> reading) {
    var numbers = new ArrayList<Long>();
    try (var ahead = new ReadAhead(shape, reading)) {
      ahead.forEach(fields -> numbers.add(fields.number()));
    }
    return numbers;
  }

  /** Uses one object for all records, as documents do. */
  private void read(Consumer<Fields> sink, long records) {
    var fields = new Fields(shape);
    for (long number = 1; number <= records; number++) {
      fields.clear(number, number);
      sink.accept(fields);
    }
  }
}
