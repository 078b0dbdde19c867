package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "life",
    description = "Shows a partner's state, what may come next and what that takes.")
final class LifeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Override
  public Integer call() {
    var path = "/api/v1/partners/" + GatewayClient.encoded(partner) + "/life";
    var life = GatewayClient.connect().get(path);
    var out = spec.commandLine().getOut();
    if (output.json) {
      out.println(life.toPrettyString());
      return 0;
    }
    history(life.path("history"), out);
    out.println("in force: " + VersionsCommand.shortened(life.path("version")));
    out.println();
    next(life.path("next"), out);
    for (var each : life.path("proposals")) {
      out.println(
          "%s proposed %s at %s: %s; it takes another person"
              .formatted(
                  text(each, "by"), text(each, "action"), text(each, "at"), text(each, "reason")));
    }
    return 0;
  }

  private static void history(JsonNode steps, PrintWriter out) {
    var table = new Table("state", "since", "by", "agreed by", "reason");
    for (var step : steps) {
      table.row(
          List.of(
              text(step, "state"),
              text(step, "since"),
              text(step, "by"),
              text(step, "agreedBy"),
              text(step, "reason")));
    }
    table.print(out);
  }

  private static void next(JsonNode moves, PrintWriter out) {
    var table = new Table("may become", "persons", "roles", "takes");
    for (var move : moves) {
      table.row(
          List.of(
              text(move, "to"),
              text(move, "persons"),
              roles(move.path("roles")),
              move.path("report").asBoolean() ? "a report of its files as they are" : "-"));
    }
    table.print(out);
  }

  private static String roles(JsonNode all) {
    var names = new ArrayList<String>();
    all.forEach(role -> names.add(role.asText()));
    return String.join(", ", names);
  }

  private static String text(JsonNode of, String name) {
    var value = of.path(name);
    return value.isMissingNode() || value.isNull() ? "-" : value.asText();
  }
}
