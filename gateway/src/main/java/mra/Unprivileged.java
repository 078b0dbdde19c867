package mra;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import mra.fault.Fault;
import mra.fault.Refused;

/** How root starts PostgreSQL, which refuses to run as root. */
final class Unprivileged {
  /** In a user namespace of its own root is nobody, and yet the owner of its files. */
  private static final List<String> NAMESPACE = List.of("unshare", "--user");

  private Unprivileged() {}

  /** What to put before a command; empty for an ordinary user. */
  static List<String> prefix() {
    if (new UnixSystem().getUid() != 0) {
      return List.of();
    }
    if (!worksHere()) {
      throw new Refused(
          Fault.SETTING_INVALID,
          "embedded PostgreSQL",
          "root cannot start it here because 'unshare --user' is missing or forbidden;"
              + " run the gateway as an ordinary user");
    }
    return NAMESPACE;
  }

  private static boolean worksHere() {
    try {
      var command = Stream.concat(NAMESPACE.stream(), Stream.of("true")).toList();
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notInstalled) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
