package mra.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days as partners write them; read strictly and written back. */
class DatesTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0000',
      value = {
        "dd/MM/yyyy~29/02/2024~2024-02-29",
        "d.M.yyyy~1.12.2024~2024-12-01",
        "{pattern: \"dd.MM.yy\", pivot: 1970}~01.02.70~1970-02-01",
        "{pattern: \"dd.MM.yy\", pivot: 1970}~31.12.69~2069-12-31",
        "{pattern: dd-MMM-yyyy, language: en}~05-May-2026~2026-05-05",
        "{pattern: \"d MMMM yyyy\", language: fr}~14 juillet 2026~2026-07-14",
        "{pattern: \"d MMM yyyy\", months: [sty, lut, mar, kwi, maj, cze, lip, sie, wrz, paź, lis, gru]}~9 paź 2026~2026-10-09",
        "yyyyDDD~2024366~2024-12-31",
        "yyyy-DDD~2026-001~2026-01-01",
        "yyyy年M月d日~2026年5月1日~2026-05-01",
        "{pattern: Gy.MM.dd, calendar: japanese}~R6.05.01~2024-05-01",
        "{pattern: Gyy.MM.dd, calendar: japanese}~H31.04.30~2019-04-30",
        "{pattern: GGGGy年M月d日, calendar: japanese}~令和1年5月1日~2019-05-01",
        "{pattern: GGGGy年M月d日, calendar: japanese}~昭和64年1月7日~1989-01-07",
        "{pattern: 民國y年MM月dd日, calendar: minguo}~民國113年05月01日~2024-05-01",
        "{pattern: yyyMMdd, calendar: minguo}~0991231~2010-12-31",
        "{pattern: dd/MM/yyyy, calendar: buddhist}~29/02/2567~2024-02-29",
        "{pattern: yyyy/MM/dd, calendar: hijrah}~1447/09/01~2026-02-18",
        "yyyyMMddHHmmss~20260501000000~2026-05-01",
        "\"yyyy-MM-dd'T'HH:mm\"~2026-05-01T00:00~2026-05-01",
        "{epoch: seconds}~1777564800~2026-05-01",
        "{epoch: millis}~1777564800000~2026-05-01",
        "{instant: iso-8601}~2026-05-01T00:00:00+08:00~2026-05-01",
      })
  void areReadAndWrittenBack(String date, String text, LocalDate day) throws IOException {
    var table = table(date);
    assertThat(day(table, text)).isEqualTo(day);
    assertThat(new String(table.again(document(text)), UTF_8)).isEqualTo(csv(text));
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0000',
      value = {
        "{pattern: GGGGy年M月d日, calendar: japanese}~令和元年5月1日~2019-05-01",
        "{pattern: dd-MMM-yyyy, language: en}~05-MAY-2026~2026-05-05",
        "{epoch: seconds}~1777651199~2026-05-01",
        "{epoch: seconds}~1777564799~2026-04-30",
        "{instant: iso-8601}~2026-04-30T16:00:00Z~2026-05-01",
        "{instant: iso-8601}~2026-04-30T15:59:59.999Z~2026-04-30",
        "yyyyMMddHHmmss~20260501235959~2026-05-01",
      })
  void areReadAsThePartnersDay(String date, String text, LocalDate day) throws IOException {
    assertThat(day(table(date), text)).isEqualTo(day);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0000',
      value = {
        "dd/MM/yyyy~31/02/2024",
        "d.M.yyyy~31.2.2024",
        "d.M.yyyy~1.12.24",
        "d.M.yyyy~ 1.12.2024x",
        "d.M.yyyy~001.12.2024",
        "{pattern: dd-MMM-yyyy, language: en}~31-Feb-2026",
        "{pattern: dd-MMM-yyyy, language: en}~05-Mai-2026",
        "yyyyDDD~2026366",
        "yyyyDDD~2026000",
        "{pattern: Gy.MM.dd, calendar: japanese}~H31.05.01",
        "{pattern: Gy.MM.dd, calendar: japanese}~R1.04.30",
        "{pattern: Gy.MM.dd, calendar: japanese}~X6.05.01",
        "{pattern: Gy.MM.dd, calendar: japanese}~R6.02.30",
        "{pattern: yyyMMdd, calendar: minguo}~0000101",
        "{pattern: yyyMMdd, calendar: minguo}~1120229",
        "{pattern: dd/MM/yyyy, calendar: buddhist}~29/02/2569",
        "{pattern: yyyy/MM/dd, calendar: hijrah}~1447/09/31",
        "{pattern: yyyy/MM/dd, calendar: hijrah}~1299/12/29",
        "{pattern: yyyy/MM/dd, calendar: hijrah}~1601/01/01",
        "yyyyMMddHHmmss~20260501240000",
        "{epoch: seconds}~17775648xx",
        "{epoch: seconds}~",
        "{epoch: millis}~1234567890123456",
        "{instant: iso-8601}~2026-05-01T00:00",
        "{instant: iso-8601}~2026-05-01",
      })
  void setTheRecordAsideWhenThereIsNoSuchDay(String date, String text) throws IOException {
    var asides = table(date).read(document(text == null ? "?" : text)).asides();
    assertThat(asides).hasSize(1);
    assertThat(asides.getFirst().fault()).isEqualTo(Fault.DATE_UNREADABLE);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '~',
      value = {
        "{pattern: dd.MM.yy, pivot: 1970}~1969-12-31",
        "{pattern: dd.MM.yy, pivot: 1970}~2070-01-01",
        "{pattern: Gy.MM.dd, calendar: japanese}~1872-12-31",
        "{pattern: yyyy/MM/dd, calendar: hijrah}~1882-11-11",
        "{pattern: yyyMMdd, calendar: minguo}~1911-12-31",
      })
  void areNotWrittenWhereTheyCannotBeSaid(String date, String day) throws IOException {
    var plain = table("yyyy-MM-dd").read(document(day)).operators();
    assertThatThrownBy(() -> table(date).write(plain))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(day + " cannot be written as");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0000',
      value = {
        "d/M/yy~yy needs its pivot",
        "yyyy-MM~a date has a year, and either month and day",
        "yyyy-MM-dd-DDD~either month and day or the day of the year",
        "yyyyMMddMM~it says the month twice",
        "yyyyMd~where one number ends",
        "yyyy-QQ-dd~'Q' is no letter of a date",
        "DD.MM.yyyy~DD: the day of the month is dd",
        "dd.MM.YYYY~the year is yyyy",
        "\"yyyy-MM-dd'T\"~a quote has no end",
        "dd-MMM-yyyy~need their language",
        "{pattern: dd-MMM-yyyy, language: xx}~are not known; say months",
        "{pattern: y.MM.dd, calendar: japanese}~needs its era",
        "{pattern: Gyyyy.MM.dd}~G is the era of a Japanese date",
        "{pattern: yyyyDDD, calendar: minguo}~our own calendar",
        "{pattern: yyyyMMdd, epoch: seconds}~one of pattern, epoch and instant",
        "{pivot: 1970}~one of pattern, epoch and instant",
        "{epoch: minutes}~not one of seconds, millis",
        "{pattern: yyyyMMdd, calendar: mayan}~not one of iso, japanese",
      })
  void areFoundWhereThePatternCannotBe(String date, String said) throws IOException {
    assertThat(table(date).findings()).anySatisfy(text -> assertThat(text).contains(said));
  }

  @Test
  void tellTheMomentOfAListWhereTheyHaveTheTime() throws IOException {
    var table =
        table("yyyy-MM-dd")
            .format("{kind: csv, columns: [CODE, FROM], line-end: LF, header-record: H}")
            .header("asOf", "{at: \"#2\", date: yyyyMMddHHmmss}");
    var document = "H,20261124110000\nCODE,FROM\nA1,2026-05-01\n".getBytes(UTF_8);
    assertThat(table.read(document).header().asOf()).isEqualTo(ATable.AS_OF);
    assertThat(table.again(document)).isEqualTo(document);
    table.header("asOf", "{at: \"#2\", date: {epoch: seconds}}");
    assertThat(new String(table.again(document("2026-05-01", "H,1795489200\n")), UTF_8))
        .startsWith("H,1795489200\n");
  }

  private static @Nullable LocalDate day(ATable table, String text) throws IOException {
    return table.read(document(text)).operators().getFirst().validFrom();
  }

  private ATable table(String date) {
    return new ATable(folder)
        .format("{kind: csv, columns: [CODE, FROM], line-end: LF}")
        .field("code", "CODE")
        .field("validFrom", "{at: FROM, date: " + date + "}");
  }

  private static byte[] document(String text) {
    return document(text, "");
  }

  private static byte[] document(String text, String header) {
    return (header + csv(text)).getBytes(UTF_8);
  }

  private static String csv(String text) {
    return "CODE,FROM\nA1," + text + "\n";
  }
}
