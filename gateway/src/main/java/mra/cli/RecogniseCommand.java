package mra.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import mra.recognition.PartyRoles;
import mra.recognition.Recogniser;
import mra.recognition.WhatIf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "recognise",
    description = {
      "Answers questions, one JSON object a line, in order. A bad line gets a problem object in its place.",
      "0 when every line was answered. Asks the running gateway, unless --registry is given."
    },
    footer = {
      "",
      "A question (docs/recognition.md):",
      "  {\"declaration\":\"310120260000000001\",\"flow\":\"IMPORT\",\"parties\":[{\"role\":\"CONSIGNOR\",\"country\":\"DE\",\"code\":\"DEAEOF0000025/08\"}]}"
    })
final class RecogniseCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "Questions as JSON lines; - for standard input.")
  private String file;

  @Option(
      names = "--registry",
      paramLabel = "FILE",
      description =
          "Asks the canonical records in this file instead; no gateway is needed and nothing is kept.")
  private @Nullable Path registry;

  @Option(
      names = "--known-at",
      paramLabel = "INSTANT",
      description =
          "As it would have been answered then, by what was known then; takes the role auditor, and nothing is kept.")
  private @Nullable Instant knownAt;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (registry != null && knownAt != null) {
      throw new ParameterException(
          spec.commandLine(), "a file has no past: --registry or --known-at");
    }
    try (var questions = questions();
        var answers = new BufferedOutputStream(System.out, 1 << 16)) {
      boolean whole =
          registry == null
              ? new QuestionBatches(GatewayClient.connect(), knownAt).answer(questions, answers)
              : whatIf(registry, questions, answers);
      return whole ? 0 : 1;
    }
  }

  private static boolean whatIf(Path registry, InputStream questions, OutputStream answers)
      throws IOException {
    var offline = Offline.open();
    var partners = offline.partners();
    var setup =
        new Recogniser.Setup(
            partners.all(),
            PartyRoles.read(offline.layers().file("mappings/codelists/party-role.csv")),
            partners.own().timeZone(),
            Clock.systemUTC());
    try (var records = Files.newInputStream(Offline.readable(registry))) {
      return new WhatIf(setup, records).answer(questions, answers).isWhole();
    }
  }

  private InputStream questions() throws IOException {
    return file.equals("-") ? System.in : Files.newInputStream(Offline.readable(Path.of(file)));
  }
}
