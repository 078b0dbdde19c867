package mra.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import mra.format.outline.Outline;
import mra.onboarding.NewPartner;
import mra.partner.DidYouMean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "new",
    description = {
      "Makes the files of a new partner, commented, from a sample of its list or from one of ours.",
      "Changes nothing that is there; ./mra check PARTNER then tells what is left to be decided."
    })
final class NewCommand implements Callable<Integer> {
  private static final List<String> TRANSPORTS = List.of("soap", "sftp", "https", "drop");

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PARTNER",
      description = "Its id, the name of its folder: AU. Where it is no country, see --countries.")
  private String partner;

  @Option(
      names = "--format",
      paramLabel = "xml|csv|json|fixed",
      description = "How its list is written. May be left out with --sample, which shows it.")
  private @Nullable String format;

  @Option(
      names = "--over",
      required = true,
      paramLabel = "soap|sftp|https|drop",
      description = "How its list comes.")
  private String over;

  @Option(
      names = "--sample",
      paramLabel = "FILE",
      description =
          "A list as the partner sends it, at most 64 MiB. It is read for encoding, fields, dates and codes, and kept under samples/.")
  private @Nullable Path sample;

  @Option(
      names = "--layout",
      paramLabel = "FILE",
      description =
          "For a sample of fixed width: where its fields stand, as header|record|trailer,NAME,FROM,TO, one a line, counted from 1.")
  private @Nullable Path layout;

  @Option(
      names = "--countries",
      split = ",",
      paramLabel = "AU,NZ",
      description = "The countries it speaks for. Default: its id.")
  private List<String> countries = List.of();

  @Override
  public Integer call() throws IOException {
    var request =
        new NewPartner.Request(
            partner, kind(), known(over, "--over", TRANSPORTS), sample, layout, countries);
    if (layout != null && sample == null) {
      throw wrong("--layout names the places of a --sample");
    }
    for (var file : new Path[] {sample, layout}) {
      if (file != null) {
        Offline.readable(file);
      }
    }
    var settings = Surroundings.settings();
    var overlay = Offline.overlay(Surroundings.environment(), settings);
    var made =
        Offline.local(opener ->
            new NewPartner(settings.config(), overlay, Surroundings.environment(), opener)
                .make(request));
    var out = spec.commandLine().getOut();
    made.forEach(file -> out.println(settings.config().resolve(file)));
    out.println("next: ./mra check " + partner + " tells what is left to be decided");
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private Outline.@Nullable Kind kind() {
    if (format == null) {
      if (sample == null) {
        throw wrong("without --sample, --format says how its list is written");
      }
      return null;
    }
    var names = Arrays.stream(Outline.Kind.values()).map(NewCommand::word).toList();
    return Outline.Kind.valueOf(known(format, "--format", names).toUpperCase(Locale.ROOT));
  }

  private static String word(Outline.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private String known(String word, String option, List<String> words) {
    if (!words.contains(word)) {
      throw wrong(
          option
              + " is one of "
              + String.join(", ", words)
              + ", not '"
              + word
              + "'"
              + DidYouMean.hint(word, words));
    }
    return word;
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
