package mra.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/** Why a person does something. */
final class ReasonOption {
  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; kept with the evidence.")
  private String text;

  String text() {
    return text;
  }

  /** As REST takes it. */
  Map<String, String> body() {
    return Map.of("reason", text);
  }
}
