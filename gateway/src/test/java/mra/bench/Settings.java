package mra.bench;

import java.util.function.Consumer;

/**
 * How much to measure.
 *
 * @param records operators in a list
 * @param runs of each side
 * @param progress hears what is being done
 */
record Settings(long records, int runs, Consumer<String> progress) {
  void say(String what) {
    progress.accept(what);
  }
}
