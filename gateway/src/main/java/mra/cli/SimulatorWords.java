package mra.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.rehearsal.BadDay;
import mra.rehearsal.Onlooker;
import mra.rehearsal.Sighting;
import mra.rehearsal.Simulated;

/** What somebody says to a simulated administration, a line each. */
final class SimulatorWords {
  private static final String COMMANDS =
      "list, change N, shrink PERCENT, urgent N, bad DAY, good, status, quit, help";

  private final Simulated simulated;
  private final Onlooker terminal;

  SimulatorWords(Simulated simulated, Onlooker terminal) {
    this.simulated = simulated;
    this.terminal = terminal;
  }

  /** Does what is said; false when it is to end. */
  boolean obey(String line) {
    var words = line.strip().toLowerCase(Locale.ROOT).split("\\s+", 2);
    var about = words.length > 1 ? words[1] : "";
    try {
      return obey(words[0], about);
    } catch (Refused refused) {
      terminal.see(
          Sighting.notDone(
              "%s %s: %s".formatted(refused.fault().code(), refused.where(), refused.detail())));
    } catch (IOException | RuntimeException failed) {
      terminal.see(Sighting.notDone(failed.toString()));
    }
    return true;
  }

  private boolean obey(String command, String about) throws IOException {
    switch (command) {
      case "" -> {}
      case "list" -> simulated.list();
      case "change" -> simulated.change(number(about, "change", 1, 100_000));
      case "shrink" -> simulated.shrink(number(about, "shrink", 1, 100));
      case "urgent" -> simulated.urgent(about.isEmpty() ? 1 : number(about, "urgent", 1, 100_000));
      case "bad" -> simulated.bad(day(about));
      case "good" -> simulated.endBadDay();
      case "status" -> simulated.status();
      case "help" -> terminal.see(Sighting.help(COMMANDS, days()));
      case "quit" -> {
        return false;
      }
      default -> throw new Refused(Fault.QUESTION_INVALID, command, "known are " + COMMANDS);
    }
    return true;
  }

  private static int number(String text, String command, int least, int most) {
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new Refused(
        Fault.QUESTION_INVALID, command, "it takes a number from %d to %d".formatted(least, most));
  }

  private static BadDay day(String word) {
    return BadDay.of(word.replace(' ', '-'))
        .orElseThrow(() -> new Refused(Fault.QUESTION_INVALID, "bad", "known are " + days()));
  }

  private static String days() {
    return Arrays.stream(BadDay.values()).map(BadDay::word).collect(Collectors.joining(", "));
  }
}
