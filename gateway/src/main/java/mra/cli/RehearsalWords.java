package mra.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import mra.rehearsal.Administration;
import mra.rehearsal.CreditSystem;
import mra.rehearsal.Mischief;
import mra.rehearsal.Options;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads the words of the rehearsal's options. */
final class RehearsalWords {
  private static final int JOBS_MAX = 1_000;

  private final CommandLine command;

  private RehearsalWords(CommandLine command) {
    this.command = command;
  }

  static Options read(RehearsalOptions given, CommandLine command) {
    var words = new RehearsalWords(command);
    var foreign = new TreeMap<>(given.operators);
    var own = foreign.remove(CreditSystem.PARTNER);
    return new Options(
        words.keyed(foreign, size -> size.longValue()),
        given.changes,
        words.keyed(given.mischief, words::mischief),
        own == null ? CreditSystem.USUAL_SIZE : own,
        words.jobs(given.jobs));
  }

  private int jobs(int wanted) {
    if (wanted < 0 || wanted > JOBS_MAX) {
      throw new ParameterException(command, "--jobs is 0 to " + JOBS_MAX);
    }
    return wanted;
  }

  private Mischief mischief(String word) {
    return Arrays.stream(Mischief.values())
        .filter(mischief -> mischief.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new ParameterException(
                command, "no such mischief: " + word + "; known are " + known()));
  }

  private static String known() {
    return Arrays.stream(Mischief.values()).map(Mischief::word).collect(Collectors.joining(", "));
  }

  private <A, B> Map<Administration, B> keyed(Map<String, A> given, Function<A, B> value) {
    return given.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> administration(entry.getKey()), entry -> value.apply(entry.getValue())));
  }

  private Administration administration(String name) {
    return Administration.of(name)
        .orElseThrow(() -> new ParameterException(command, "no such rehearsal partner: " + name));
  }
}
