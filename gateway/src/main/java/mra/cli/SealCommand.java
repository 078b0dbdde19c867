package mra.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.rehearsal.Rehearsal;
import mra.trust.SealRecipe;
import mra.trust.Spool;
import mra.trust.Trust;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "seal",
    description = {
      "Signs and encrypts a file with the partner's suite; prints the wire form.",
      "By default from us to the partner; --as-partner from the rehearsed partner to us, which ./mra open takes."
    })
final class SealCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Parameters(index = "1", paramLabel = "FILE", description = "What is to be sealed.")
  private Path file;

  @Option(names = "--as-partner", description = "Seals with the rehearsed partner's keys.")
  private boolean asPartner;

  @Override
  public Integer call() throws IOException {
    var offline = Offline.open();
    var plain = Offline.readable(file);
    var recipe = recipe(offline);
    var spool = Files.createTempDirectory("mra-spool");
    try (var in = Files.newInputStream(plain);
        var out = new BufferedOutputStream(System.out, 1 << 16)) {
      new Trust(offline.keys(), Spool.in(spool), Clock.systemUTC()).seal(recipe, in, out);
      return 0;
    } finally {
      Files.delete(spool);
    }
  }

  private SealRecipe recipe(Offline offline) throws IOException {
    var trust = offline.partners().byId(partner).trust();
    if (trust == null || (trust.ours().isEmpty() && !asPartner)) {
      throw new Refused(Fault.PROFILE_INVALID, partner, "nothing is sealed for this partner");
    }
    return asPartner
        ? Rehearsal.recipe(offline.rehearsal(), partner, Clock.systemUTC())
        : SealRecipe.to(trust, offline.keys().key(trust.ours()));
  }
}
