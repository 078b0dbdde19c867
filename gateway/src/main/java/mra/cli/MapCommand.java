package mra.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.mapping.Translation;
import mra.partner.PartnerProfile;
import mra.trust.KeyRing;
import mra.trust.Spool;
import mra.trust.Trust;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "map",
    description = {
      "Translates a partner's plain document into canonical JSON lines; needs no server.",
      "Records that were set aside are told on standard error; then it exits with 1."
    })
final class MapCommand implements Callable<Integer> {
  private static final int BUFFER = 1 << 16;

  @Parameters(index = "0", paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "The plain document; with --reverse the canonical JSON lines.")
  private Path file;

  @Option(
      names = "--document",
      paramLabel = "NAME",
      description =
          "The mapping table, for example EU/aeo-retrieve. Default: the one the partner's list is pulled with.")
  private @Nullable String document;

  @Option(names = "--reverse", description = "Canonical JSON lines in, the partner's document out.")
  private boolean reverse;

  @Override
  public Integer call() throws IOException {
    var offline = Offline.open();
    var profile = offline.partners().byId(partner);
    var translation = new Translation(offline.mappings());
    Offline.readable(file);
    try (var out = new BufferedOutputStream(System.out, BUFFER)) {
      if (reverse) {
        translation.reverse(profile, table(profile), file, Instant.now(), out);
        return 0;
      }
      return forward(translation, profile, out) == 0 ? 0 : 1;
    }
  }

  /** How many records were set aside. */
  private long forward(Translation translation, PartnerProfile profile, OutputStream out)
      throws IOException {
    var spool = Files.createTempDirectory("mra-spool");
    var clock = Clock.systemUTC();
    var trust = new Trust(KeyRing.of(Map.of()), Spool.in(spool), clock);
    try (var opened = trust.local(profile, file, clock.instant())) {
      return translation.forward(opened, table(profile), out, System.err);
    } finally {
      Files.deleteIfExists(spool);
    }
  }

  private String table(PartnerProfile profile) {
    if (document != null) {
      return document;
    }
    var pull = profile.pull();
    if (pull == null) {
      throw new Refused(
          Fault.PROFILE_INVALID,
          partner,
          "the profile pulls no list; name the table with --document");
    }
    return pull.document();
  }
}
