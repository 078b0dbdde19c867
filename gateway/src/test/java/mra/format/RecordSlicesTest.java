package mra.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mra.canonical.RecordDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSlicesTest {
  private static final String HEAD = "<?xml version=\"1.0\"?>\n<l:R xmlns:l=\"urn:l\" n='>'>\n";
  private static final String A = "<l:O a=\"1>2\">\n  <x/>A\n</l:O >\n";
  private static final String B = "<l:O><l:OO>B</l:OO></l:O>";
  private static final String C = "<l:O\n>C&#x3c;</l:O>\r\n";
  private static final String TAIL = "</l:R>\n";

  @Test
  void leavesOutOnlyRecordsThatAreKnown() throws IOException {
    var known = digests(HEAD + A + B + C + TAIL, "m");
    assertThat(known).hasSize(3).doesNotContainNull().doesNotHaveDuplicates();

    assertThat(read(HEAD + A + B + C + TAIL, "m", Set.of(known.get(1)), 7))
        .isEqualTo(tight(HEAD + A + C + TAIL));
    assertThat(read(HEAD + A + B + C + TAIL, "m", Set.copyOf(known), 1000))
        .isEqualTo(tight(HEAD + TAIL));
    assertThat(read(HEAD + C + B + TAIL, "m", Set.copyOf(known), 1)).isEqualTo(tight(HEAD + TAIL));
  }

  @Test
  void tellsHowManyRecordsAndLinesWereLeftOutBeforeEachThatWasNot() throws IOException {
    var known = digests(HEAD + A + B + C + TAIL, "m");
    var slices = slices(HEAD + A + A + B + A + C + TAIL, "m", Set.of(known.get(0)));
    slices.readAllBytes();

    assertThat(slices.next()).extracting("leftOutBefore", "linesBefore").containsExactly(2L, 5L);
    assertThat(slices.next()).extracting("leftOutBefore", "linesBefore").containsExactly(3L, 7L);
    assertThat(slices.next()).extracting("leftOutBefore", "linesBefore").containsExactly(3L, 7L);
  }

  @Test
  void knowsNoRecordUnderOtherNamespacesOrAnotherMeaning() throws IOException {
    var known = Set.copyOf(digests(HEAD + A + B + C + TAIL, "m"));
    var list = HEAD + A + B + C + TAIL;
    var others = list.replace("urn:l", "urn:other");

    assertThat(read(others, "m", known, 100)).isEqualTo(tight(others));
    assertThat(read(list, "another", known, 100)).isEqualTo(tight(list));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- " + B + " -->",
        "<![CDATA[" + B + "]]>",
        "<?pi " + B + " ?>",
        "<l:O><!-- </l:O> --></l:O>",
        "<l:O><![CDATA[</l:O>]]></l:O>",
        "<l:O><l:O></l:O></l:O>",
        "<l:O/>",
        "<l:Other></l:Other>",
        "text",
      })
  void lookAtNothingBehindWhatIsNotPlain(String odd) throws IOException {
    var known = Set.copyOf(digests(HEAD + A + B + C + TAIL, "m"));
    var list = HEAD + A + odd + B + C + TAIL;

    assertThat(read(list, "m", known, 100)).isEqualTo(tight(list.replace(A, "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<l:R xmlns:l='urn:l'><!-- <l:O> -->",
        "<!DOCTYPE R [<!ENTITY e '<l:O>'>]><l:R xmlns:l='urn:l'>",
        "<?pi <l:O>?><l:R xmlns:l='urn:l'>",
        "<l:R xmlns:l='urn:l'><l:H/>",
        "",
        "<",
        "<l:R",
      })
  void lookAtNothingWhenTheBeginningIsNotPlain(String head) throws IOException {
    var known = Set.copyOf(digests(HEAD + A + B + C + TAIL, "m"));
    var list = head + A + B + C + TAIL;

    assertThat(read(list, "m", known, 100)).isEqualTo(tight(list));
  }

  @ParameterizedTest
  @ValueSource(ints = {200_000, 262_000, 262_143, 262_144, 300_000, 1_000_000})
  void passOnRecordsOfAnyLength(int length) throws IOException {
    var known = Set.copyOf(digests(HEAD + A + B + C + TAIL, "m"));
    var list = HEAD + B + "<l:O>" + "x".repeat(length) + "</l:O>" + C.repeat(20_000) + TAIL;

    var read = read(list, "m", known, 4000);

    assertThat(read).isIn(tight(list.replace(B, "").replace(C, "")), tight(list.replace(B, "")));
  }

  private static List<RecordDigest> digests(String list, String meaning) throws IOException {
    var slices = slices(list, meaning, Set.of());
    slices.readAllBytes();
    var all = new ArrayList<RecordDigest>();
    for (var slice = slices.next(); slice.digest() != null; slice = slices.next()) {
      all.add(slice.digest());
    }
    return all;
  }

  private static String read(String list, String meaning, Set<RecordDigest> known, int step)
      throws IOException {
    var slices = slices(list, meaning, known);
    var all = new ByteArrayOutputStream();
    var buffer = new byte[step];
    for (int read = slices.read(buffer, 0, step); read >= 0; read = slices.read(buffer, 0, step)) {
      all.write(buffer, 0, read);
    }
    return tight(all.toString(UTF_8));
  }

  /** Without the space between tags, which goes with what is left out. */
  private static String tight(String list) {
    return list.replaceAll(">\\s+", ">");
  }

  private static RecordSlices slices(String list, String meaning, Set<RecordDigest> known) {
    var slices = new RecordSlices(new ByteArrayInputStream(list.getBytes(UTF_8)), "O");
    slices.recall(new Recall(meaning, new HashSet<>(known)::contains));
    return slices;
  }
}
