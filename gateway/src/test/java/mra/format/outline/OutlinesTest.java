package mra.format.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import mra.fault.Refused;
import mra.format.outline.Outline.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlinesTest {
  @TempDir private Path folder;

  @Test
  void countsWhatRepeatsInXmlAndFindsTheRecords() throws IOException {
    var outline =
        read(
            """
            <list xmlns="urn:a" xmlns:b="urn:b" n="1"><info><made>2026</made></info><firms>
              <firm><id>1</id><b:tag>x</b:tag><b:tag>y</b:tag></firm>
              <firm><b:tag>z</b:tag><id>2</id></firm>
            </firms></list>
            """);

    assertThat(outline.record()).extracting(Spot::name).containsExactly("list", "firms", "firm");
    var firm = outline.oneRecord();
    assertThat(firm.count()).isEqualTo(2);
    assertThat(firm.isDisordered()).isTrue();
    assertThat(firm.children()).extracting(Spot::name).containsExactly("id", "tag");
    assertThat(firm.children().getLast().namespace()).isEqualTo("urn:b");
    assertThat(firm.children().getLast().repeats()).isTrue();
    assertThat(firm.children().getLast().values().distinct()).containsExactly("x", "y", "z");
    assertThat(firm.children().getFirst().repeats()).isFalse();
  }

  @Test
  void tellsTheHeaderOfJsonLinesFromTheRecords() throws IOException {
    var headed = read("{\"list\":\"X-1\",\"made\":\"2026\"}\n{\"id\":1,\"n\":\"a\"}\n{\"id\":2}\n");
    assertThat(headed.root().children()).extracting(Spot::name).containsExactly("list", "made");
    assertThat(headed.oneRecord().count()).isEqualTo(2);

    var bare = read("{\"id\":1,\"n\":\"a\"}\n{\"id\":2}\n");
    assertThat(bare.root().children()).isEmpty();
    assertThat(bare.oneRecord().children().getFirst().values().filled()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      quoteCharacter = '\u0000',
      value = {"id;name;day%;", "id|name|day%|", "id^name^day%^", "id,name,day%,"})
  void findsTheDelimiter(String headings, char delimiter) throws IOException {
    var line = "1,\"Firm, of;the|north^\",2026-11-24\n".replace("\",", "\"" + delimiter);
    var outline = read(headings + "\n" + line.replaceFirst(",", "" + delimiter).repeat(3));

    var csv = Objects.requireNonNull(outline.csv());
    assertThat(csv.delimiter()).isEqualTo(delimiter);
    assertThat(csv.headings()).containsExactly("id", "name", "day");
    assertThat(outline.oneRecord().count()).isEqualTo(3);
  }

  @Test
  void readsTabsWithoutHeadings() throws IOException {
    var csv = Objects.requireNonNull(read("A1\tOne\t2026-11-24\nA2\tTwo\t2026-11-25\n").csv());

    assertThat(csv.delimiter()).isEqualTo('\t');
    assertThat(csv.headings()).isEmpty();
    assertThat(csv.header()).isEmpty();
    assertThat(csv.trailer()).isEmpty();
  }

  @Test
  void readsFixedWidthByItsLayout() throws IOException {
    var layout =
        Files.writeString(
            folder.resolve("layout.csv"),
            "# ours\nheader,id,2,4\nrecord,code,1,3\nrecord,name,4,7\ntrailer,count,3,4\n");
    var sample = Files.writeString(folder.resolve("list"), "HX-1\r\nA01示例  \r\nA02b\r\nZZ02\r\n");

    var outline = Outlines.read(sample, Kind.FIXED, layout);

    var fixed = Objects.requireNonNull(outline.fixed());
    assertThat(fixed)
        .isEqualTo(
            new Outline.Fixed(
                7,
                true,
                true,
                Map.of("2-4", "id"),
                Map.of("1-3", "code", "4-7", "name"),
                "H",
                4,
                "ZZ",
                4,
                "3-4",
                false));
    assertThat(outline.root().children().getFirst().values().distinct()).containsExactly("X-1");
    assertThat(outline.oneRecord().children().getLast().values().distinct())
        .containsExactly("示例", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      value = {
        "record,code,3,1%a line is header|record|trailer",
        "record,code%a line is header|record|trailer",
        "header,id,1,3%it names no place of a record",
      })
  void refusesALayoutThatIsNone(String text, String said) throws IOException {
    var layout = Files.writeString(folder.resolve("layout.csv"), text + "\n");
    var sample = Files.writeString(folder.resolve("list"), "A01b\n");

    assertThatThrownBy(() -> Outlines.read(sample, null, layout))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(said)
        .hasMessageContaining("layout.csv");
  }

  @Test
  void whoeverMadeTheSampleItsOutlineIsBounded() throws IOException {
    var many = new StringBuilder("{\"list\":[{\"a\":1},{");
    for (int i = 0; i < 3_000; i++) {
      many.append("\"k").append(i).append("\":1,");
    }
    assertThatThrownBy(() -> read(many.append("\"z\":1}]}").toString()))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("E307");

    var values = new StringBuilder("id,text\n");
    for (int i = 0; i < 2_000; i++) {
      values.append(i).append(",t").append(i).append('\n');
    }
    var kept = read(values.toString()).oneRecord().children().getLast().values();
    assertThat(kept.filled()).isEqualTo(2_000);
    assertThat(kept.distinct()).hasSize(Values.KEPT_MAX);
    assertThat(kept.complete()).isFalse();
  }

  private Outline read(String text) throws IOException {
    return Outlines.read(Files.writeString(folder.resolve("sample"), text), null, null);
  }
}
