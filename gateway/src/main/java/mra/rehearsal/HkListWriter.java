package mra.rehearsal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import mra.canonical.Address;
import mra.canonical.Name;
import mra.canonical.Operator;
import org.jspecify.annotations.Nullable;

/**
 * CSV with a byte order mark, a header line, a line of titles and a trailer with count and digest.
 */
final class HkListWriter implements ListWriter {
  private static final String TITLES =
      "AEO_CODE,NAME_EN,NAME_TC,ADDRESS_1,ADDRESS_2,DISTRICT,TIER,STATUS,STATUS_DATE,"
          + "VALID_FROM,VALID_TO,BR_NO,ROLES";
  private static final ZoneId ZONE = Administration.HK.zone();

  @Override
  public void write(ListFacts facts, Iterator<Operator> operators, OutputStream out)
      throws IOException {
    out.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
    out.write(line(header(facts)));
    out.write(line(TITLES));
    var digest = Sha256.start();
    while (operators.hasNext()) {
      var record = line(record(operators.next()));
      digest.update(record);
      out.write(record);
    }
    out.write(line("T," + facts.count() + "," + HexFormat.of().formatHex(digest.digest())));
  }

  private static String header(ListFacts facts) {
    var asOf = facts.asOf().atZone(ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    return String.join(
        ",", "H", facts.document(), facts.type(), Long.toString(facts.sequence()), asOf);
  }

  private static String record(Operator operator) {
    var address = operator.address();
    return List.of(
            operator.code().received(),
            name(operator, "en"),
            name(operator, "zh-Hant"),
            addressLine(address, 0),
            addressLine(address, 1),
            orEmpty(address == null ? null : address.city()),
            tier(operator.programme()),
            operator.standing().name().substring(0, 1).replace("V", "A"),
            date(operator.standingSince()),
            date(operator.validFrom()),
            date(operator.validTo()),
            orEmpty(operator.identifiers().get("BRN")),
            String.join(";", operator.roles()))
        .stream()
        .map(HkListWriter::quoted)
        .collect(Collectors.joining(","));
  }

  private static String name(Operator operator, String lang) {
    return operator.names().stream()
        .filter(name -> lang.equals(name.lang()))
        .map(Name::text)
        .findFirst()
        .orElse("");
  }

  private static String addressLine(@Nullable Address address, int line) {
    return address == null || address.lines().size() <= line ? "" : address.lines().get(line);
  }

  private static String tier(String programme) {
    return programme.replace("HK_TIER", "");
  }

  private static String date(@Nullable LocalDate date) {
    return date == null ? "" : DateTimeFormatter.BASIC_ISO_DATE.format(date);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** RFC 4180 section 2, rules 6 and 7. */
  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  private static byte[] line(String text) {
    return (text + "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
