package mra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import mra.fault.Fault;
import mra.partner.Finding;
import mra.partner.Place;
import org.junit.jupiter.api.Test;

class CheckCommandTest {

  @Test
  void otherProgramsGetAFindingAndItsSuggestionApart() throws IOException {
    var place = new Place(Path.of("partners/AU/partner.yaml"), 7);
    var said = new StringWriter();

    CheckCommand.printJson(
        List.of(
            Finding.error(
                place, Fault.PROFILE_INVALID, "the key 'x' is not known", "did you mean 'y'?"),
            Finding.warning(place, Fault.MAPPING_INVALID, "it is so", null)),
        new PrintWriter(said, true));

    assertThat(new ObjectMapper().readTree(said.toString()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{"severity":"ERROR","file":"partners/AU/partner.yaml","line":7,"code":"E601",
                      "finding":"the key 'x' is not known","suggestion":"did you mean 'y'?"},
                     {"severity":"WARNING","file":"partners/AU/partner.yaml","line":7,"code":"E602",
                      "finding":"it is so","suggestion":null}]
                    """));
  }
}
