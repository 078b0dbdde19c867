package mra.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import mra.exchange.Rehearsed;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.onboarding.ConformanceReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "rehearsed",
    description = {
      "Gives the gateway the report that a partner's files passed a rehearsal.",
      "It has to be of the files that the gateway runs."
    })
final class RehearsedCommand extends LifeMoving implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** None is larger, written for people to read and in any script. */
  private static final long BYTES_MAX = 4L * Rehearsed.CHARACTERS_MAX;

  @Parameters(
      index = "1",
      paramLabel = "REPORT",
      description = "The report in JSON, as ./mra rehearse wrote it.")
  private Path file;

  private List<String> untested = List.of();

  @Override
  public Integer call() throws IOException {
    var report = read();
    untested =
        StreamSupport.stream(report.path("promises").spliterator(), false)
            .filter(line -> line.path("result").asText().equals("NOT_APPLICABLE"))
            .map(line -> Table.printable(line.path("id").asText()))
            .toList();
    var reason = "rehearsed at " + report.path("at").asText("an unknown time");
    return say("rehearsed", Map.of("to", "REHEARSED", "reason", reason, "report", report));
  }

  /** Whoever goes on by this report goes on without these. */
  @Override
  String remark() {
    return untested.isEmpty() ? "" : "\n" + ConformanceReport.said(untested);
  }

  private JsonNode read() throws IOException {
    if (Files.size(file) > BYTES_MAX) {
      throw tooLarge();
    }
    try {
      var report = JSON.readTree(file.toFile());
      if (report.toString().length() > Rehearsed.CHARACTERS_MAX) {
        throw tooLarge();
      }
      return report;
    } catch (JsonProcessingException none) {
      throw new Refused(Fault.QUESTION_INVALID, file.toString(), "it is no JSON");
    }
  }

  private Refused tooLarge() {
    return new Refused(Fault.TOO_LARGE, file.toString(), "no conformance report is so large");
  }
}
