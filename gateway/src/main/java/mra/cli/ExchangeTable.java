package mra.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mra.api.ExchangeView;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The row that says how an exchange went, for people and for scripts. */
final class ExchangeTable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ExchangeTable() {}

  /** What {@code run --once} did; the keys of its JSON are agreed and stay as they are. */
  static void print(List<ExchangeView> exchanges, boolean json, CommandLine command) {
    if (json) {
      printJson(exchanges.stream().map(ExchangeTable::row).toList(), command.getOut());
    } else {
      printTable(exchanges, command);
    }
  }

  /** One exchange that was asked for, in JSON with its id and why it failed. */
  static void print(ExchangeView exchange, boolean json, CommandLine command) {
    if (json) {
      var row = row(exchange);
      row.put("id", exchange.id());
      row.put("fault", exchange.fault());
      row.put("detail", exchange.detail());
      printJson(List.of(row), command.getOut());
    } else {
      printTable(List.of(exchange), command);
    }
  }

  private static void printTable(List<ExchangeView> exchanges, CommandLine command) {
    var out = command.getOut();
    var table =
        new Table(
            "partner",
            "way",
            "document",
            "records",
            "granted",
            "amended",
            "suspended",
            "revoked",
            "absent",
            "returned",
            "set aside",
            "outcome",
            "time",
            "exchange");
    exchanges.forEach(exchange -> table.row(cells(exchange)));
    table.print(out);
    for (var exchange : exchanges) {
      if (exchange.fault() != null) {
        command.getErr().println(failure(exchange));
      } else if (exchange.outcome() == null) {
        out.println(exchange.partner() + ": handed over; its receipt has not come yet");
      }
    }
    out.flush();
    command.getErr().flush();
  }

  /** Our own programme's list is no exchange with a partner; what we tell rests on it. */
  static void sayOwn(List<ExchangeView> own, boolean json, CommandLine command) {
    for (var list : own) {
      if (!json && list.document() != null) {
        command
            .getOut()
            .printf(
                "Our own list %s: %d records, %s%n",
                list.document(), list.records(), list.outcome());
      }
      if (list.fault() != null) {
        command.getErr().println(failure(list));
      }
    }
    command.getOut().flush();
    command.getErr().flush();
  }

  private static String failure(ExchangeView exchange) {
    var fault =
        Arrays.stream(Fault.values())
            .filter(each -> each.code().equals(exchange.fault()))
            .map(each -> " " + each.what() + " " + each.todo())
            .findFirst();
    return "%s: %s%s%s (exchange %s)"
        .formatted(
            exchange.partner(),
            exchange.fault(),
            fault.orElse(""),
            exchange.detail() == null || exchange.detail().isEmpty()
                ? ""
                : " [" + exchange.detail() + "]",
            exchange.id());
  }

  private static List<String> cells(ExchangeView exchange) {
    var cells = new ArrayList<String>();
    row(exchange)
        .forEach((key, value) ->
            cells.add(
                key.equals("millis") ? seconds(exchange) : value == null ? "-" : value.toString()));
    cells.add(exchange.id());
    return cells;
  }

  private static String seconds(ExchangeView exchange) {
    return "%d.%03d s".formatted(exchange.millis() / 1000, exchange.millis() % 1000);
  }

  private static void printJson(List<Map<String, @Nullable Object>> exchanges, PrintWriter out) {
    try {
      out.println(JSON.writeValueAsString(exchanges));
      out.flush();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, @Nullable Object> row(ExchangeView exchange) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("partner", exchange.partner());
    row.put("way", exchange.way());
    row.put("document", exchange.document());
    row.put("records", exchange.records());
    row.put("granted", exchange.granted());
    row.put("amended", exchange.amended());
    row.put("suspended", exchange.suspended());
    row.put("revoked", exchange.revoked());
    row.put("absent", exchange.absent());
    row.put("returned", exchange.returned());
    row.put("setAside", exchange.setAside());
    row.put("outcome", exchange.outcome());
    row.put("millis", exchange.millis());
    return row;
  }
}
