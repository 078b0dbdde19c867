package mra.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small lists of every partner, whose operators are suspended and have nothing optional. */
final class Lists {
  private static final String EU_RECORD =
      """
      <l:Operator><l:eori>DE%1$d</l:eori><l:name>%2$s</l:name>\
      <l:address><l:country>DE</l:country></l:address>\
      <l:certificate><l:number>DEAEOF%1$d</l:number><l:type>AEOF</l:type>\
      <l:status since="20/11/2026">suspended</l:status>\
      <l:effectiveDate>01/01/2020</l:effectiveDate></l:certificate></l:Operator>
      """;
  private static final String MO_RECORD =
      """
      {"enterprise":{"names":{"pt":"%2$s"},"address":{"lines":["x"]}},"code":"MO%1$d","class":"A",\
      "state":{"value":"SUSPENSO","since":"2026-11-20"}}\
      """;

  private Lists() {}

  static String of(String partner, int records, UnaryOperator<String> name) {
    return switch (partner) {
      case "EU" -> eu(records, lines(EU_RECORD, "", records, name));
      case "HK" ->
          hk(records, lines("AEOHK0%1$d,%2$s,,,,,1,S,20261120,,,,\r\n", "", records, name));
      case "MO" -> mo(1, 1, records, lines(MO_RECORD, ",\n", records, name));
      default -> throw new IllegalArgumentException(partner);
    };
  }

  private static String lines(
      String record, String between, int records, UnaryOperator<String> name) {
    return IntStream.range(0, records)
        .mapToObj(i -> record.formatted(100_000_000 + i, name.apply("Sample")))
        .collect(Collectors.joining(between));
  }

  static String eu(int count, String records) {
    return """
    <l:AeoList xmlns:l="urn:mra:reference:eu:aeo-list:1" id="EU-1" type="FULL" sequence="1" \
    asOf="2026-11-24T03:00:00Z" count="%d">
    %s</l:AeoList>
    """
        .formatted(count, records);
  }

  static String hk(int count, String records) {
    return """
    H,HK-1,FULL,1,2026-11-24T11:00:00+08:00\r
    AEO_CODE,NAME_EN,NAME_TC,ADDRESS_1,ADDRESS_2,DISTRICT,TIER,STATUS,STATUS_DATE,VALID_FROM,VALID_TO,BR_NO,ROLES\r
    %sT,%d,%s\r
    """
        .formatted(records, count, sha256(records));
  }

  static String mo(int page, int pages, int total, String records) {
    return """
    {"snapshot":"MO-1","page":%d,"pages":%d,"listType":"completa","sequence":1,\
    "generatedAt":"2026-11-24T11:00:00+08:00","total":%d,"operators":[
    %s]}
    """
        .formatted(page, pages, total, records);
  }

  static String moRecord(int number) {
    return MO_RECORD.formatted(100_000_000 + number, "Exemplo");
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
