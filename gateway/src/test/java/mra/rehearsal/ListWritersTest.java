package mra.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import mra.canonical.Operator;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ListWritersTest {
  private static final Instant AS_OF = Instant.parse("2026-11-24T03:00:00Z");

  @Test
  void writesOneUnionRecordForAllCertificatesOfAFirm() throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var xml = written(new EuListWriter(), Administration.EU, 40);
    var list =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
    assertThat(list.getAttribute("asOf")).isEqualTo("2026-11-24T03:00:00Z");
    assertThat(list.getAttribute("count")).isEqualTo("28");
    assertThat(list.getElementsByTagNameNS(EuOperatorWriter.NAMESPACE, "Operator").getLength())
        .isEqualTo(28);
    var numbers = new ArrayList<String>();
    var found = list.getElementsByTagNameNS(EuOperatorWriter.NAMESPACE, "number");
    for (int i = 0; i < found.getLength(); i++) {
      numbers.add(((Element) found.item(i)).getTextContent());
    }
    assertThat(numbers)
        .isEqualTo(
            operators(Administration.EU, 40).stream().map(o -> o.code().received()).toList());
  }

  @Test
  void writesUnionListsThatTheJdkFindsValid() throws Exception {
    var schema =
        SchemaFactory.newDefaultInstance()
            .newSchema(Path.of("../schemas/EU/aeo-list.xsd").toFile());
    var xml = written(new EuListWriter(), Administration.EU, 3_000);
    var validator = schema.newValidator();
    assertThatCode(() -> validator.validate(new StreamSource(new ByteArrayInputStream(xml))))
        .doesNotThrowAnyException();
  }

  @Test
  void closesTheHongKongListWithCountAndDigestOfItsRecords() throws Exception {
    var csv = new String(written(new HkListWriter(), Administration.HK, 90), UTF_8);
    var lines = csv.split("(?<=\r\n)", -1);
    assertThat(lines[0]).isEqualTo("\uFEFFH,DOC-1,FULL,17,2026-11-24T11:00:00+08:00\r\n");
    assertThat(lines).hasSize(1 + 1 + 90 + 1 + 1).endsWith("");
    var digest = MessageDigest.getInstance("SHA-256");
    for (int i = 2; i < 92; i++) {
      digest.update(lines[i].getBytes(UTF_8));
    }
    assertThat(lines[92]).isEqualTo("T,90," + HexFormat.of().formatHex(digest.digest()) + "\r\n");
    assertThat(csv).contains("\"Sample Jade, Silk").contains("\"Sample \"\"Star\"\" Cold");
  }

  @Test
  void repeatsTheHeaderOnEveryPageOfMacao() throws IOException {
    var writer = new MoPageWriter(new ListFacts("MO-2026-000017", "FULL", 17, AS_OF, 40), 2);
    var operators = operators(Administration.MO, 40);
    var second = page(writer, 2, operators.subList(20, 40));
    assertThat(second.get("snapshot").asText()).isEqualTo("MO-2026-000017");
    assertThat(second.get("page").asInt()).isEqualTo(2);
    assertThat(second.get("pages").asInt()).isEqualTo(2);
    assertThat(second.get("total").asInt()).isEqualTo(40);
    assertThat(second.get("listType").asText()).isEqualTo("completa");
    assertThat(second.get("generatedAt").asText()).isEqualTo("2026-11-24T11:00:00+08:00");
    assertThat(second.get("operators"))
        .extracting(o -> o.get("code").asText())
        .isEqualTo(operators.subList(20, 40).stream().map(o -> o.code().received()).toList());
  }

  private static JsonNode page(MoPageWriter writer, int page, List<Operator> operators)
      throws IOException {
    var out = new ByteArrayOutputStream();
    writer.write(page, operators, out);
    return new ObjectMapper().readTree(out.toByteArray());
  }

  private static byte[] written(ListWriter writer, Administration by, long size)
      throws IOException {
    var generator = new Generator(by, size);
    var facts = new ListFacts("DOC-1", "FULL", 17, AS_OF, writer.count(generator.expected(0)));
    var out = new ByteArrayOutputStream();
    writer.write(facts, generator.expected(0), out);
    return out.toByteArray();
  }

  private static List<Operator> operators(Administration by, long size) {
    var list = new ArrayList<Operator>();
    new Generator(by, size).expected(0).forEachRemaining(list::add);
    return list;
  }
}
