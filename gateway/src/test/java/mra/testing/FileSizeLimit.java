package mra.testing;

import java.io.IOException;
import java.util.List;

/**
 * A disk that takes no more: the kernel lets files of this process grow to so many bytes and no
 * further (RLIMIT_FSIZE, setrlimit(2)). Needs no privilege, and leaves servers beside us alone.
 */
public final class FileSizeLimit implements AutoCloseable {

  private FileSizeLimit() {}

  public static FileSizeLimit of(long bytes) {
    set(Long.toString(bytes));
    return new FileSizeLimit();
  }

  /** There is room again. */
  @Override
  public void close() {
    lift();
  }

  public static void lift() {
    set("unlimited");
  }

  /** The soft limit alone, so that it can be lifted. */
  private static void set(String bytes) {
    var pid = Long.toString(ProcessHandle.current().pid());
    try {
      var command = List.of("prlimit", "--pid", pid, "--fsize=" + bytes + ":");
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        throw new IllegalStateException("prlimit, of util-linux, does not set the limit");
      }
    } catch (IOException e) {
      throw new IllegalStateException("prlimit, of util-linux, is missing", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
