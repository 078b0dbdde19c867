package mra.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import mra.canonical.Code;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenPagesTest {
  private static final int MOST = 3;

  private final List<ByteArrayOutputStream> pages = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private int closed;

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "2, 1", "3, 1", "4, 2", "6, 2", "7, 3"})
  void cutsTheListIntoPagesThatReadAsOne(int records, int expectedPages) throws IOException {
    write("MO", records, operators(records), MOST);
    assertThat(pages).hasSize(expectedPages);
    assertThat(closed).isEqualTo(expectedPages);
    assertThat(asked)
        .isEqualTo(
            IntStream.rangeClosed(1, expectedPages)
                .mapToObj(n -> n + "/" + expectedPages)
                .toList());
    var read = read();
    assertThat(read.operators())
        .extracting(each -> each.code().received())
        .isEqualTo(codes(records));
    assertThat(read.header().count()).hasValue(records);
  }

  @Test
  void fillsEveryPageButTheLast() throws IOException {
    write("MO", 7, operators(7), MOST);
    assertThat(pages)
        .extracting(page -> page.toString(StandardCharsets.UTF_8).split("AEOCN", -1).length - 1)
        .containsExactly(3, 3, 1);
  }

  @Test
  void writesOnePageWhereNoSizeIsAgreed() throws IOException {
    write("MO", 7, operators(7), 0);
    assertThat(pages).hasSize(1);
    assertThat(read().operators()).hasSize(7);
  }

  @Test
  void finishesAPageBeforeItTakesTheNextRecord() throws IOException {
    var closedThen = new ArrayList<Integer>();
    var all = operators(7);
    var watched =
        new Iterator<Operator>() {
          @Override
          public boolean hasNext() {
            return all.hasNext();
          }

          @Override
          public Operator next() {
            closedThen.add(closed);
            return all.next();
          }
        };
    write("MO", 7, watched, MOST);
    assertThat(closedThen).containsExactly(0, 0, 0, 1, 1, 1, 2);
  }

  @ParameterizedTest
  @CsvSource({"5, 4", "5, 3", "5, 2", "4, 5", "3, 4", "0, 1"})
  void refusesAListThatIsNotAsLongAsItSays(int stated, int there) {
    var refused =
        catchThrowableOfType(Refused.class, () -> write("MO", stated, operators(there), MOST));
    assertThat(refused.fault()).isEqualTo(Fault.COUNT_WRONG);
  }

  @Test
  void refusesToCutADocumentThatHasNoPages() {
    for (var partner : List.of("EU", "HK")) {
      var refused =
          catchThrowableOfType(Refused.class, () -> write(partner, 1, operators(1), MOST));
      assertThat(refused.fault()).isEqualTo(Fault.PROFILE_INVALID);
    }
  }

  @Test
  void writesAnyDocumentWhole() throws IOException {
    write("HK", 7, operators(7), 0);
    var read = Mapped.of(Project.partner("HK"), "HK/cn-list", pages.getFirst().toByteArray());
    assertThat(read.operators()).hasSize(7);
  }

  private void write(String partner, long stated, Iterator<Operator> operators, int most)
      throws IOException {
    var header =
        new ListHeader(
            "CN-2026-000017",
            ListType.FULL,
            OptionalLong.of(17),
            Instant.parse("2026-11-24T03:00:00Z"),
            OptionalLong.of(stated));
    Project.MAPPINGS.write(
        Project.partner(partner), partner + "/cn-list", header, operators, most, this::page);
  }

  private OutputStream page(int page, int of) {
    asked.add(page + "/" + of);
    var out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed++;
          }
        };
    pages.add(out);
    return out;
  }

  private Mapped read() {
    return Mapped.of(
        Project.partner("MO"),
        "MO/cn-list",
        pages.stream().map(ByteArrayOutputStream::toByteArray).toArray(byte[][]::new));
  }

  private static List<String> codes(int records) {
    return IntStream.range(0, records).mapToObj(i -> "AEOCN" + (1_100_000_000 + i)).toList();
  }

  private static Iterator<Operator> operators(int records) {
    return codes(records).stream().map(WrittenPagesTest::operator).iterator();
  }

  private static Operator operator(String code) {
    return new Operator(
        "CN",
        Code.of(code),
        new TreeMap<>(),
        List.of(),
        null,
        "CN_ADVANCED",
        List.of(),
        Standing.VALID,
        null,
        null,
        null,
        null,
        null);
  }
}
