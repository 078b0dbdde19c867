package mra.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code ./mra bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the gateway against its peers; 1 when a figure is below its goal.")
public final class Bench implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description =
          "end-to-end (first-load, unchanged, changed), validate-map, memory, recognition, rest, jms or kept-index-cost; all by default")
  private @Nullable String name;

  @Option(names = "--json", description = "An array of figures.")
  private boolean json;

  @Option(names = "--runs", defaultValue = "5", description = "Of each side (${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--records",
      defaultValue = "300000",
      description = "Operators in a list (${DEFAULT-VALUE}); goals hold for the default.")
  private long records;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (runs < 1 || records < 1_000) {
      throw new ParameterException(
          spec.commandLine(), "at least one run and a thousand records are needed");
    }
    var wanted = wanted();
    var settings = new Settings(records, runs, line -> System.err.println("bench: " + line));
    System.err.println(Versions.text());
    var figures = new ArrayList<Figure>();
    for (var each : wanted) {
      figures.addAll(each.run(settings));
    }
    figures.removeIf(
        figure -> name != null && !Benchmark.isGroup(name) && !figure.name().startsWith(name));
    if (json) {
      Report.json(figures, System.out);
    } else {
      Report.table(figures, System.out);
    }
    return figures.stream().allMatch(Figure::met) ? 0 : 1;
  }

  private List<Benchmark> wanted() {
    var wanted =
        Arrays.stream(Benchmark.values())
            .filter(each -> name == null || each.answersTo(name))
            .toList();
    if (wanted.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "no benchmark is called " + name);
    }
    return wanted;
  }
}
