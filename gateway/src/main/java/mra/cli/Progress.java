package mra.cli;

import java.io.PrintWriter;

/** One line that is written again and again on a terminal; silent in a pipe. */
final class Progress {
  private static final String START_OF_LINE = "\r";
  private static final String CLEAR_TO_END = "\u001B[K";

  private final PrintWriter err;
  private final boolean terminal = System.console() != null && System.console().isTerminal();

  Progress(PrintWriter err) {
    this.err = err;
  }

  void show(String text) {
    write(text);
  }

  /** Clears the line. */
  void done() {
    write("");
  }

  private void write(String text) {
    if (terminal) {
      err.print(START_OF_LINE + text + CLEAR_TO_END);
      err.flush();
    }
  }
}
