package mra.rehearsal;

import static mra.fault.Fault.HEADER_INVALID;
import static mra.fault.Fault.SCHEMA_VIOLATED;
import static mra.fault.Fault.TRAILER_INVALID;
import static mra.rehearsal.OurOperator.day;
import static mra.rehearsal.OurOperator.meaning;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import mra.canonical.Consent;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.fault.Refused;
import mra.trust.Opened;
import org.jspecify.annotations.Nullable;

/** Hong Kong reads CSV: a header record, headings, records, a trailer that proves them. */
final class HkListReader implements TheirReader {
  private static final List<String> HEADINGS =
      List.of(
          "AEO_CODE,REG_NAME_EN,NAME_SC,REG_ADDRESS_1,REG_ADDRESS_2,REG_ADDRESS_3,REG_ADDRESS_4"
              .concat(",LEVEL,STATUS,STATUS_DATE,VALID_FROM,VALID_TO,OFFICE,ROLES,USCC,CONSENT")
              .split(","));
  private static final Map<String, String> LEVELS = Map.of("A", "CN_ADVANCED", "C", "CN_CERTIFIED");
  private static final Map<String, Standing> STATUSES =
      Map.of(
          "A", Standing.VALID,
          "S", Standing.SUSPENDED,
          "R", Standing.REVOKED,
          "W", Standing.WITHDRAWN,
          "E", Standing.EXPIRED);
  private static final Map<String, Consent> CONSENTS =
      Map.of("Y", Consent.GIVEN, "N", Consent.WITHDRAWN);
  private static final int HEADER_FIELDS = 5;

  @Override
  public TheirList read(Opened opened) throws IOException {
    var content = opened.content();
    try (var in = content.part(0)) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return list(new CsvText(text.startsWith("\uFEFF") ? text.substring(1) : text));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new Refused(HEADER_INVALID, "", "a field of the header", e);
    }
  }

  private static TheirList list(CsvText csv) {
    var header = csv.next();
    if (header.size() < HEADER_FIELDS || !header.getFirst().equals("H")) {
      throw new Refused(HEADER_INVALID, "", "the header record is missing");
    }
    if (!csv.next().equals(HEADINGS)) {
      throw new Refused(SCHEMA_VIOLATED, "", "other headings");
    }
    var operators = new ArrayList<Operator>();
    int begin = csv.position();
    int end = begin;
    var row = csv.next();
    for (; row.size() == HEADINGS.size(); row = csv.next()) {
      operators.add(operator(row));
      end = csv.position();
    }
    proveTrailer(row, operators.size(), csv.between(begin, end));
    if (!csv.next().isEmpty()) {
      throw new Refused(TRAILER_INVALID, "", "something follows the trailer");
    }
    var type = ListType.valueOf(header.get(2));
    return new TheirList(
        header.get(1),
        type,
        type == ListType.URGENT ? TheirList.NO_TURN : Long.parseLong(header.get(3)),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(header.get(4), Instant::from),
        operators);
  }

  private static void proveTrailer(List<String> trailer, int records, String lines) {
    var digest =
        HexFormat.of().formatHex(Sha256.start().digest(lines.getBytes(StandardCharsets.UTF_8)));
    if (!trailer.equals(List.of("T", Integer.toString(records), digest))) {
      throw new Refused(TRAILER_INVALID, "", "it does not prove the " + records + " records");
    }
  }

  private static Operator operator(List<String> row) {
    var by = new HashMap<String, @Nullable String>();
    for (int i = 0; i < row.size(); i++) {
      by.put(HEADINGS.get(i), row.get(i).isEmpty() ? null : row.get(i));
    }
    var operator = new OurOperator();
    operator.code = by.get("AEO_CODE");
    operator.name(by.get("REG_NAME_EN"), "en");
    operator.name(by.get("NAME_SC"), "zh");
    for (int line = 1; line <= 4; line++) {
      operator.line(by.get("REG_ADDRESS_" + line));
    }
    operator.country = by.get("REG_ADDRESS_1") == null ? null : "CN";
    operator.programme = meaning(LEVELS, by.get("LEVEL"));
    operator.standing = meaning(STATUSES, by.get("STATUS"));
    operator.standingSince = day(by.get("STATUS_DATE"), DateTimeFormatter.BASIC_ISO_DATE);
    operator.validFrom = day(by.get("VALID_FROM"), DateTimeFormatter.BASIC_ISO_DATE);
    operator.validTo = day(by.get("VALID_TO"), DateTimeFormatter.BASIC_ISO_DATE);
    operator.office = by.get("OFFICE");
    var roles = by.get("ROLES");
    if (roles != null) {
      List.of(roles.split(";")).forEach(operator::role);
    }
    operator.uscc(by.get("USCC"));
    var consent = by.get("CONSENT");
    operator.consent = consent == null ? null : meaning(CONSENTS, consent);
    return operator.finished();
  }
}
