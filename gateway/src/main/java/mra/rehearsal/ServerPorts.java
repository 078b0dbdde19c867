package mra.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.ToIntFunction;
import mra.partner.Pull.Transport;
import org.jspecify.annotations.Nullable;

/** Ports of a partner's servers: those that somebody names, else those of the last start. */
final class ServerPorts implements ToIntFunction<Transport> {
  private final Path file;
  private final @Nullable Integer first;
  private final Properties kept = new Properties();
  private final Map<Transport, Integer> given = new EnumMap<>(Transport.class);

  private ServerPorts(Path file, @Nullable Integer first) {
    this.file = file;
    this.first = first;
  }

  /**
   * @param first of the first server; the second one gets the next; null where nobody said
   */
  static ServerPorts of(Path file, @Nullable Integer first) throws IOException {
    var ports = new ServerPorts(file, first);
    if (first == null && Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        ports.kept.load(reader);
      }
    }
    return ports;
  }

  @Override
  public int applyAsInt(Transport server) {
    var port = first;
    if (port == null || port == 0) {
      return Integer.parseInt(kept.getProperty(server.name(), "0"));
    }
    return given.computeIfAbsent(server, next -> port + given.size());
  }

  /** For the next start. */
  void keep(Map<Transport, URI> servers) throws IOException {
    servers.forEach((server, at) -> kept.setProperty(server.name(), "" + at.getPort()));
    try (var writer = Files.newBufferedWriter(file)) {
      kept.store(writer, null);
    }
  }
}
