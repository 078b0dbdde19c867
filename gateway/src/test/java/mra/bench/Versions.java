package mra.bench;

import java.io.IOException;
import java.util.Map;
import net.sf.saxon.Version;

/** What was compared with what. */
final class Versions {
  private static final String TOOLS =
      """
      openssl version
      xmllint --version 2>&1 | sed -n 1p
      psql --version
      uname -srm
      echo "$(nproc) cores, $(sed -n "s,^model name.*: ,,p" /proc/cpuinfo | sort -u)"
      """;

  private Versions() {}

  static String text() throws IOException, InterruptedException {
    return "Java %s, Saxon-HE %s%n%s"
        .formatted(Runtime.version(), Version.getProductVersion(), Shell.run(TOOLS, Map.of()));
  }
}
