package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "status",
    description = {
      "Shows each partner's state and clock: last good list, its age, the next exchange. 1 if no gateway answers.",
      "urgent in, lists in: how long from a list's last byte until answers rest on it, the latest and (the worst of the last 100)."
    })
final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Override
  public Integer call() {
    var gateway = GatewayClient.connect();
    var partners = gateway.get("/api/v1/partners");
    var out = spec.commandLine().getOut();
    if (output.json) {
      out.println(partners.toPrettyString());
      return 0;
    }
    var table =
        new Table(
            "partner",
            "life",
            "state",
            "list",
            "as of",
            "age",
            "next",
            "urgent in",
            "lists in",
            "last outcome",
            "fault");
    for (var partner : partners) {
      table.row(
          List.of(
              text(partner, "partner"),
              text(partner.path("life"), "state"),
              state(partner),
              text(partner, "list"),
              text(partner, "asOf"),
              age(partner.path("age")),
              text(partner, "next"),
              latency(partner.path("urgentInEffect")),
              latency(partner.path("listsInEffect")),
              text(partner, "lastOutcome"),
              text(partner, "lastFault")));
    }
    table.print(out);
    sayPauses(partners, out);
    sayCandidates(partners, out);
    sayNodes(gateway.get("/api/v1/nodes"), out);
    return 0;
  }

  private static void sayPauses(JsonNode partners, PrintWriter out) {
    for (var partner : partners) {
      var pause = partner.path("paused");
      if (pause.isObject()) {
        out.println(
            "%s is paused since %s by %s: %s"
                .formatted(
                    text(partner, "partner"),
                    text(pause, "since"),
                    text(pause, "by"),
                    text(pause, "reason")));
      }
    }
  }

  private static void sayCandidates(JsonNode partners, PrintWriter out) {
    for (var partner : partners) {
      var candidate = partner.path("candidate");
      if (candidate.isObject()) {
        out.println(
            "%s: %s proposed version %s at %s: %s"
                .formatted(
                    text(partner, "partner"),
                    text(candidate, "by"),
                    VersionsCommand.shortened(candidate.path("version")),
                    text(candidate, "at"),
                    Table.printable(text(candidate, "reason"))));
      }
    }
  }

  /** Where there is one only, nobody asks which. */
  private static void sayNodes(JsonNode nodes, PrintWriter out) {
    if (nodes.size() > 1) {
      out.println();
      for (var node : nodes) {
        var answering = node.path("answering").asBoolean() ? ", which answers" : "";
        out.println(
            "node %s since %s%s".formatted(text(node, "name"), text(node, "startedAt"), answering));
      }
    }
  }

  private static String text(JsonNode partner, String name) {
    var value = partner.path(name);
    return value.isMissingNode() || value.isNull() ? "-" : value.asText();
  }

  /** A pause outweighs anything; one that is down says more than the age of its list. */
  private static String state(JsonNode partner) {
    if (partner.path("paused").isObject()) {
      return "PAUSED";
    }
    return partner.path("down").isEmpty() ? text(partner, "state") : "DOWN";
  }

  /** The latest, and the worst of the last ones. */
  private static String latency(JsonNode lists) {
    return lists.isObject()
        ? "%s (%s)".formatted(seconds(lists.path("latest")), seconds(lists.path("worst")))
        : "-";
  }

  private static String seconds(JsonNode iso) {
    return String.format(Locale.ROOT, "%.3f s", Duration.parse(iso.asText()).toMillis() / 1000.0);
  }

  private static String age(JsonNode iso) {
    if (!iso.isTextual()) {
      return "-";
    }
    var age = Duration.parse(iso.asText());
    return "%dh%02dm%02ds".formatted(age.toHours(), age.toMinutesPart(), age.toSecondsPart());
  }
}
