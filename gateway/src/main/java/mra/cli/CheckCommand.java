package mra.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import mra.mapping.MappingCheck;
import mra.partner.Check;
import mra.partner.Finding;
import mra.partner.PartnerFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    description =
        "Finds what is wrong with profiles, mappings, schemas, code lists, certificates and samples; needs no server. 1 if anything is.")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Parameters(
      arity = "0..1",
      paramLabel = "PARTNER",
      description = "Only this one's files; all without it.")
  private @Nullable String partner;

  @Override
  public Integer call() throws IOException {
    var settings = Surroundings.settings();
    var environment = Surroundings.environment();
    var overlay = Offline.overlay(environment, settings);
    var findings = findings(settings.config(), overlay, environment, partner);
    var out = spec.commandLine().getOut();
    if (output.json) {
      printJson(findings, out);
    } else {
      findings.forEach(out::println);
      out.println(summary(findings));
    }
    out.flush();
    return findings.stream().anyMatch(Finding::isError) ? 1 : 0;
  }

  /**
   * @param partner whose findings are wanted, and those of all tables; null wants all
   */
  static List<Finding> findings(
      Path config,
      Optional<Path> overlay,
      Map<String, String> environment,
      @Nullable String partner)
      throws IOException {
    var findings =
        new ArrayList<>(new Check(environment, Clock.systemUTC()).check(config, overlay, partner));
    return Offline.local(opener -> {
      var mappings = new MappingCheck(opener);
      findings.addAll(mappings.tables(config, overlay, partner));
      if (findings.stream().noneMatch(Finding::isError)) {
        PartnerFiles.load(config, overlay, environment).all().stream()
            .filter(profile -> partner == null || profile.id().equals(partner))
            .forEach(profile -> findings.addAll(mappings.samples(config, overlay, profile)));
      }
      return findings;
    });
  }

  private static String summary(List<Finding> findings) {
    long errors = findings.stream().filter(Finding::isError).count();
    return findings.isEmpty()
        ? "nothing found"
        : "%d errors, %d warnings".formatted(errors, findings.size() - errors);
  }

  private record Row(
      String severity,
      String file,
      int line,
      String code,
      String finding,
      @Nullable String suggestion) {
    static Row of(Finding finding) {
      return new Row(
          finding.severity().name(),
          finding.file().toString(),
          finding.line(),
          finding.fault().code(),
          finding.text(),
          finding.suggestion());
    }
  }

  /** An array of {@code {severity, file, line, code, finding, suggestion}}. */
  static void printJson(List<Finding> findings, PrintWriter out) {
    try {
      out.println(new ObjectMapper().writeValueAsString(findings.stream().map(Row::of).toList()));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
