package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "difference",
    description = {
      "Shows what the version of a partner in shadow reads otherwise than the one in force, record by record, in the newest list.",
      "1 while it has read no list. ./mra versions PARTNER shows the counts of each list."
    })
final class DifferenceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Override
  public Integer call() {
    var gateway = GatewayClient.connect();
    var candidate = gateway.get(VersionsCommand.path(partner, "")).path("candidate");
    var newest = candidate.path("comparisons").path(0);
    if (!newest.isObject()) {
      spec.commandLine()
          .getErr()
          .println(
              candidate.isObject()
                  ? "the version in shadow has read no list yet"
                  : "no version of %s runs in shadow: ./mra propose".formatted(partner));
      return 1;
    }
    long shown = print(gateway);
    if (!output.json) {
      sayOf(newest, shown);
    }
    return 0;
  }

  private long print(GatewayClient gateway) {
    var out = spec.commandLine().getOut();
    var table = new Table("what", "code", "name", "field", "in force", "in shadow");
    var path = VersionsCommand.path(partner, "/difference?limit=1000&after=");
    long shown = 0;
    for (var page = gateway.get(path); !page.isEmpty(); ) {
      shown += page.size();
      for (var record : page) {
        if (output.json) {
          out.println(record);
        } else {
          rows(record).forEach(table::row);
        }
      }
      var last = page.get(page.size() - 1).path("code").asText();
      page = gateway.get(path + GatewayClient.encoded(last));
    }
    if (shown > 0 && !output.json) {
      table.print(out);
    }
    out.flush();
    return shown;
  }

  private static List<List<String>> rows(JsonNode record) {
    var rows = new ArrayList<List<String>>();
    var kind = record.path("kind").asText();
    var code = record.path("code").asText();
    var name = record.path("name").asText("-");
    for (var field : record.path("fields")) {
      rows.add(
          List.of(
              kind,
              code,
              name,
              field.path("field").asText(),
              field.path("live").asText("-"),
              field.path("candidate").asText("-")));
    }
    if (rows.isEmpty()) {
      var why = record.path("why").asText("-");
      boolean byLive = kind.equals("SET_ASIDE_BY_LIVE");
      rows.add(List.of(kind, code, name, "-", byLive ? why : "-", byLive ? "-" : why));
    }
    return rows;
  }

  /** Whoever decides is to know what he does not see. */
  private void sayOf(JsonNode newest, long shown) {
    var out = spec.commandLine().getOut();
    long all = 0;
    for (var count :
        List.of(
            "different", "onlyLive", "onlyCandidate", "setAsideByLive", "setAsideByCandidate")) {
      all += newest.path(count).asLong();
    }
    out.printf(
        "list %s: %d records alike, %d not, %d shown; in force: %s; in shadow: %s%n",
        newest.path("document").asText("-"),
        newest.path("same").asLong(),
        all,
        shown,
        newest.path("live").path("verdict").asText(),
        newest.path("candidate").path("verdict").asText());
    if (!newest.path("header").asText().isEmpty()) {
      out.println("header: " + Table.printable(newest.path("header").asText()));
    }
  }
}
