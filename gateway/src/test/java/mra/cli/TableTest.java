package mra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void aCellDoesNotSteerTheTerminal() {
    var table = new Table("document");
    table.row(List.of("L1\u001b]0;owned\u0007\u009b2J"));
    var text = new StringWriter();
    table.print(new PrintWriter(text));

    assertThat(text.toString()).contains("L1?]0;owned??2J");
  }
}
