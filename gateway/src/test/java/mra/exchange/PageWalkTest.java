package mra.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mra.fault.Fault;
import mra.fault.Refused;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages lead to one another in the ways that partners have. */
class PageWalkTest {
  private static final URI LIST = URI.create("https://aeo.example:8443/v1/list");

  @Test
  void byNumbersUpToTheirNumber() {
    assertThat(asked(Map.of(), "X-Total-Pages", "3", "3", "3"))
        .containsExactly("page=1", "page=2", "page=3");
    assertThat(asked(Map.of("page-parameter", "p", "page-header", "Pages"), "Pages", "1"))
        .containsExactly("p=1");
    assertThat(fault(Map.of(), "X-Total-Pages", "3", "4")).isEqualTo(Fault.SNAPSHOT_MOVED);
    assertThat(fault(Map.of(), "X-Total-Pages", "0")).isEqualTo(Fault.ENVELOPE_MALFORMED);
    assertThat(fault(Map.of(), "X-Total-Pages", "100001")).isEqualTo(Fault.ENVELOPE_MALFORMED);
    assertThat(fault(Map.of(), "X-Other", "1")).isEqualTo(Fault.ENVELOPE_MALFORMED);
  }

  @Test
  void byOffsetsUpToTheNumberOfRecords() {
    var by = Map.of("pages-by", "offset", "page-size", "500");
    assertThat(asked(by, "X-Total-Count", "1000", "1000"))
        .containsExactly("offset=0", "offset=500");
    assertThat(asked(by, "X-Total-Count", "1001", "1001", "1001")).hasSize(3);
    assertThat(asked(by, "X-Total-Count", "0")).containsExactly("offset=0");
    assertThat(fault(by, "X-Total-Count", "1000", "999")).isEqualTo(Fault.SNAPSHOT_MOVED);
  }

  @Test
  void byCursorsUntilThereIsNone() {
    var by = Map.of("pages-by", "cursor", "page-parameter", "after");
    assertThat(asked(by, "X-Next-Cursor", "a&b=c", "é", ""))
        .containsExactly("", "after=a%26b%3Dc", "after=%C3%A9");
    assertThat(fault(by, "X-Next-Cursor", "a", "b", "a")).isEqualTo(Fault.ENVELOPE_MALFORMED);
  }

  @Test
  void byLinksUntilThereIsNone() {
    var by = Map.of("pages-by", "link");
    assertThat(
            asked(
                by,
                "Link",
                "<https://aeo.example:8443/v1/list?page=1>; rel=\"first\", </v1/list?page=2>; rel=\"next\"",
                "<?page=3>; title=\"a, <b>; rel=prev\"; REL=\"up next\"",
                "<https://aeo.example:8443/v1/list?page=2>; rel=prev"))
        .containsExactly(
            "",
            "https://aeo.example:8443/v1/list?page=2",
            "https://aeo.example:8443/v1/list?page=3");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      value = {
        "<https://evil.example/v1/list>; rel=next~another server",
        "<http://aeo.example:8443/v1/list>; rel=next~another server",
        "<//evil.example/list>; rel=next~another server",
        "<https://aeo.example:8443@evil.example/list>; rel=next~another server",
        "<https://aeo.example/v1/list>; rel=next~another server",
        "<file:///etc/passwd>; rel=next~another server",
        "<?page=2~no end",
        "<%%>; rel=next~no address",
      })
  void neverToAnotherServer(String link, String why) {
    var refused = refusal(Map.of("pages-by", "link"), "Link", link);
    assertThat(refused.fault()).isEqualTo(Fault.ENVELOPE_MALFORMED);
    assertThat(refused.detail()).contains(why);
  }

  @Test
  void severalLinesOfLinksAreRead() {
    var walk = new PageWalk(LIST, Map.of("pages-by", "link"));
    walk.ask(message());
    var answer = message();
    answer.setHeader("Link", List.of("<?page=1>; rel=first", "<?page=2>; rel=next"));

    assertThat(walk.goesOn(answer)).isTrue();
  }

  @Test
  void whatLeadsOnHasABound() {
    var by = Map.of("pages-by", "cursor");
    assertThat(asked(by, "X-Next-Cursor", "a".repeat(1_024), "")).hasSize(2);
    assertThat(refusal(by, "X-Next-Cursor", "a".repeat(1_025)).detail()).contains("1024");
  }

  @Test
  void neverInACircle() {
    var by = Map.of("pages-by", "link");
    assertThat(refusal(by, "Link", "<?page=2>; rel=next", "<?page=2>; rel=next").detail())
        .contains("leads back");
  }

  private static Fault fault(Map<String, String> by, String header, String... answers) {
    return refusal(by, header, answers).fault();
  }

  private static Refused refusal(Map<String, String> by, String header, String... answers) {
    return catchThrowableOfType(Refused.class, () -> asked(by, header, answers));
  }

  /** What is asked, when each question gets the next answer. */
  private static List<String> asked(Map<String, String> by, String header, String... answers) {
    var walk = new PageWalk(LIST, by);
    var asked = new ArrayList<String>();
    boolean more = true;
    while (more) {
      var question = message();
      walk.ask(question);
      var uri = question.getHeader(Exchange.HTTP_URI, "", String.class);
      asked.add(uri.isEmpty() ? question.getHeader(Exchange.HTTP_QUERY, "", String.class) : uri);
      var answer = message();
      answer.setHeader(header, answers[asked.size() - 1]);
      more = walk.goesOn(answer);
    }
    assertThat(walk.pages()).isEqualTo(answers.length);
    return asked;
  }

  private static Message message() {
    return new DefaultMessage(new DefaultCamelContext());
  }
}
