package mra.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import mra.fault.Fault;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents made to hurt; the samples hold more of them. */
class HostileTest {
  private static final String EU = Lists.of("EU", 1, UnaryOperator.identity());
  private static final int MEGABYTES = 4 << 20;

  enum Xml {
    LONG_COMMENT(Fault.LIMIT_EXCEEDED, "<!--" + "x".repeat(MEGABYTES) + "-->"),
    LONG_INSTRUCTION(Fault.LIMIT_EXCEEDED, "<?x " + "x".repeat(MEGABYTES) + "?>"),
    LONG_NAME(Fault.LIMIT_EXCEEDED, "<" + "x".repeat(MEGABYTES) + "/>"),
    LONG_ATTRIBUTE(Fault.LIMIT_EXCEEDED, "<x y='" + "x".repeat(MEGABYTES) + "'/>"),
    LONG_SPACE(Fault.LIMIT_EXCEEDED, "<x" + " ".repeat(MEGABYTES) + "/>"),
    DEEP(Fault.LIMIT_EXCEEDED, "<x>".repeat(1_000)),
    TWO_EQUAL_ATTRIBUTES(Fault.MALFORMED, "<x y='1' y='2'/>"),
    TWO_EQUAL_ATTRIBUTES_BY_NAMESPACE(
        Fault.MALFORMED, "<x xmlns:a='u' xmlns:b='u' a:y='1' b:y='2'/>"),
    UNBOUND_PREFIX(Fault.MALFORMED, "<q:x/>"),
    NUL(Fault.MALFORMED, "\u0000"),
    NUL_BY_REFERENCE(Fault.MALFORMED, "&#0;"),
    SURROGATE_BY_REFERENCE(Fault.MALFORMED, "&#xD800;"),
    CONTROL(Fault.MALFORMED, "\u0001"),
    ENTITY(Fault.FORBIDDEN_CONSTRUCT, "&x;"),
    END_OF_SECTION(Fault.MALFORMED, "]]>");

    final Fault fault;
    final String put;

    Xml(Fault fault, String put) {
      this.fault = fault;
      this.put = put;
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesXmlThatIsHostileWithinARecord(Xml xml) {
    var document = EU.replace("<l:address>", xml.put + "<l:address>");
    // Well-formed names, attributes and the like are for the schema to refuse, when not too long.
    assertThat(refusal("EU", document).fault()).isEqualTo(xml.fault);
  }

  @ParameterizedTest
  @EnumSource
  void refusesXmlThatIsHostileOutsideOfRecords(Xml xml) {
    var refused = refusal("EU", EU.replace("\n<l:Operator>", "\n" + xml.put + "<l:Operator>"));
    assertThat(refused.fault()).isIn(xml.fault, Fault.SCHEMA_VIOLATED);
  }

  @Test
  void setsAsideARecordOfCountlessEmptyElements() {
    var many = EU.replace("<l:address>", "<l:role/>".repeat(100_000) + "<l:address>");
    var mapped = map("EU", many);
    assertThat(mapped.operators()).isEmpty();
    assertThat(mapped.asides()).isNotEmpty();
  }

  @Test
  void readsTextThatComesInPieces() {
    var pieces =
        EU.replace("<l:name>Sample", "<l:name>Sam<!-- x -->p<![CDATA[<l&]]>e &amp; S&#xF6;hne");
    assertThat(map("EU", pieces).operators().getFirst().names().getFirst().text())
        .isEqualTo("Samp<l&e & S\u00f6hne");
  }

  @Test
  void refusesBytesThatAreNoCharacters() {
    var bytes = Lists.of("HK", 1, name -> "S\u00e4mple").getBytes(StandardCharsets.ISO_8859_1);
    var refused =
        catchThrowableOfType(
            Refused.class, () -> Mapped.of(Project.partner("HK"), "HK/aeo-list", bytes));
    assertThat(refused.fault()).isEqualTo(Fault.ENCODING_WRONG);
    assertThat(refused.where()).contains("line ");
  }

  @Test
  void refusesAQuoteThatIsNeverClosed() {
    var open = Lists.of("HK", 3, name -> "\"Sample");
    assertThat(refusal("HK", open).fault()).isIn(Fault.TRAILER_INVALID, Fault.MALFORMED);
  }

  @Test
  void doesNotQuoteTheDocumentWhenItIsNotJson() {
    var refused = refusal("MO", Lists.of("MO", 1, name -> "Secret \u0001 Person"));
    assertThat(refused.fault()).isEqualTo(Fault.MALFORMED);
    assertThat(refused.getMessage()).doesNotContain("Secret", "Person");
  }

  private static Mapped map(String partner, String document) {
    return Mapped.of(
        Project.limited(partner, 1_000, 16 << 10, 16),
        partner + "/aeo-list",
        document.getBytes(StandardCharsets.UTF_8));
  }

  private static Refused refusal(String partner, String document) {
    return catchThrowableOfType(Refused.class, () -> map(partner, document));
  }
}
