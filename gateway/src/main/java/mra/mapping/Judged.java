package mra.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mra.partner.Finding;
import mra.partner.Findings;

/** What became of one document's samples, told of the table where all of them fail by it. */
final class Judged {
  private final List<Path> good = new ArrayList<>();
  private final Findings findings = new Findings();
  private int refused;

  /** A sample that should be read. */
  void good(Path sample) {
    good.add(sample);
  }

  /** One of them was not. */
  void refused() {
    refused++;
  }

  void add(Finding finding) {
    findings.add(finding);
  }

  Findings findings(Table table) {
    var doubt = refused > 0 && refused == good.size() ? FormDoubt.of(table, good) : new Findings();
    return doubt.hasErrors() ? doubt : findings;
  }
}
