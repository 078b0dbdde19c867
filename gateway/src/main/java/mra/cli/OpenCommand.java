package mra.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import mra.trust.Received;
import mra.trust.Spool;
import mra.trust.Trust;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "open",
    description = {
      "Checks and decrypts a stored message as the gateway would; prints its content after every check held.",
      "The file is the stored wire form: CMS DER, or the MIME message with its headers for SOAP."
    })
final class OpenCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Parameters(index = "1", paramLabel = "FILE", description = "The stored message.")
  private Path file;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "When it was received; certificates are judged then. Default: now.")
  private @Nullable Instant at;

  @Override
  public Integer call() throws IOException {
    var offline = Offline.open();
    var received =
        new Received(
            offline.partners().byId(partner),
            at == null ? Instant.now() : at,
            "file",
            Offline.readable(file));
    var spool = Files.createTempDirectory("mra-spool");
    try (var opened = new Trust(offline.keys(), Spool.in(spool), Clock.systemUTC()).open(received);
        var out = new BufferedOutputStream(System.out, 1 << 16)) {
      for (int i = 0; i < opened.content().parts(); i++) {
        try (var part = opened.content().part(i)) {
          part.transferTo(out);
        }
      }
      return 0;
    } finally {
      Files.delete(spool);
    }
  }
}
