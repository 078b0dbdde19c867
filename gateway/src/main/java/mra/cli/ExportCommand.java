package mra.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.concurrent.Callable;
import mra.LocalRegistry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = {
      "Prints a partner's operators as canonical JSON lines, in code order.",
      "Asks the running gateway; without one it opens the database under var/ itself."
    })
final class ExportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "What was in force then, for example 2026-12-01T00:00:00Z.")
  private @Nullable Instant at;

  @Option(names = "--known-at", paramLabel = "INSTANT", description = "As we knew it then.")
  private @Nullable Instant knownAt;

  @Option(
      names = "--all",
      description =
          "Everything that recognition judges by: also who is absent from the last full list, and since when a newer record could not be read. For recognise --registry.")
  private boolean all;

  @Override
  public Integer call() throws IOException {
    var settings = Surroundings.settings();
    try (var out = new BufferedOutputStream(System.out, 1 << 16)) {
      var gateway = GatewayClient.find(settings, Surroundings.environment());
      if (gateway.isPresent()) {
        fetch(gateway.get(), out);
      } else {
        Offline.open().partners().byId(partner);
        LocalRegistry.export(settings, partner, at, knownAt, all, out);
      }
    }
    return 0;
  }

  private void fetch(GatewayClient gateway, OutputStream out) throws IOException {
    var path =
        "/api/v1/export?partner="
            + GatewayClient.encoded(partner)
            + moment("at", at)
            + moment("knownAt", knownAt)
            + (all ? "&all=true" : "");
    try (var lines = gateway.getStream(path, "application/x-ndjson")) {
      lines.transferTo(out);
    }
  }

  private static String moment(String name, @Nullable Instant instant) {
    return instant == null ? "" : "&" + name + "=" + instant;
  }
}
