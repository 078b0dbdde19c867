package mra.rehearsal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mra.canonical.Address;
import mra.canonical.Consent;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;

/** What the enterprise credit management system exports: CSV in GB18030. */
final class CreditListWriter implements ListWriter {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final Charset ENCODING = Charset.forName("GB18030");
  private static final String TITLES =
      "统一社会信用代码,注册海关代码,企业名称,英文名称,英文地址,信用等级,认证状态,状态日期,认证日期,有效期,认证海关,同意披露";
  private static final Map<String, String> LEVELS =
      Map.of(
          "CN_ADVANCED", "高级认证企业",
          "CN_CERTIFIED", "认证企业",
          "CN_REGULAR", "常规企业",
          "CN_DISCREDITED", "失信企业",
          "CN_SERIOUSLY_DISCREDITED", "严重失信企业");
  private static final Map<Standing, String> STATES =
      Map.of(
          Standing.VALID, "正常",
          Standing.SUSPENDED, "暂停",
          Standing.REVOKED, "撤销",
          Standing.WITHDRAWN, "放弃",
          Standing.EXPIRED, "到期");

  @Override
  public void write(ListFacts facts, Iterator<Operator> operators, OutputStream out)
      throws IOException {
    var asOf = facts.asOf().atZone(ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    out.write(
        line("H," + facts.document() + "," + facts.type() + "," + facts.sequence() + "," + asOf));
    out.write(line(TITLES));
    var digest = Sha256.start();
    while (operators.hasNext()) {
      var record = line(record(operators.next()));
      digest.update(record);
      out.write(record);
    }
    out.write(line("T," + facts.count() + "," + HexFormat.of().formatHex(digest.digest())));
  }

  private static String record(Operator operator) {
    return List.of(
            orEmpty(operator.identifiers().get("USCC")),
            orEmpty(operator.identifiers().get("CUSTOMS_CODE")),
            name(operator, "zh"),
            name(operator, "en"),
            lines(operator.address()),
            orEmpty(LEVELS.get(operator.programme())),
            orEmpty(STATES.get(operator.standing())),
            date(operator.standingSince()),
            date(operator.validFrom()),
            date(operator.validTo()),
            orEmpty(operator.office()),
            operator.consent() == Consent.GIVEN ? "是" : "否")
        .stream()
        .map(CreditListWriter::quoted)
        .collect(Collectors.joining(","));
  }

  private static String name(Operator operator, String lang) {
    return operator.names().stream()
        .filter(name -> lang.equals(name.lang()))
        .map(Name::text)
        .findFirst()
        .orElse("");
  }

  private static String lines(@Nullable Address address) {
    return address == null ? "" : String.join("|", address.lines());
  }

  static String date(@Nullable LocalDate date) {
    return date == null ? "" : date.toString();
  }

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  static byte[] line(String text) {
    return (text + "\r\n").getBytes(ENCODING);
  }
}
