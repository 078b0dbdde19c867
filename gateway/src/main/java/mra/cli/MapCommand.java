package mra.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import mra.mapping.Explained;
import mra.mapping.SideBySide;
import mra.mapping.Translation;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "map",
    description = {
      "Translates a partner's plain document into canonical JSON lines; needs no server.",
      "Records that were set aside are told on standard error; then it exits with 1."
    })
final class MapCommand implements Callable<Integer> {
  private static final int BUFFER = 1 << 16;

  @Spec private CommandSpec spec;

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

  @Option(
      names = "--side-by-side",
      description = "For people: what they say beside what we make of it, and by which rule.")
  private boolean sideBySide;

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "With --side-by-side, how many operators. Default: ${DEFAULT-VALUE}.")
  private int records = 5;

  @Override
  public Integer call() throws IOException {
    var offline = Offline.open();
    var profile = offline.partners().byId(partner);
    var table = Offline.table(profile, document);
    Offline.readable(file);
    if (sideBySide) {
      return sideBySide(offline, profile, table);
    }
    var translation = new Translation(offline.mappings());
    try (var out = new BufferedOutputStream(System.out, BUFFER)) {
      if (reverse) {
        translation.reverse(profile, table, file, Instant.now(), out);
        return 0;
      }
      return forward(translation, profile, table, out) == 0 ? 0 : 1;
    }
  }

  private int sideBySide(Offline offline, PartnerProfile profile, String table) throws IOException {
    var rules = Explained.of(offline.layers().file("mappings/" + table + ".yaml"));
    var view = new SideBySideView(spec.commandLine().getOut(), rules);
    return Offline.local(opener -> {
      try (var opened = opener.open(profile, file)) {
        new SideBySide(offline.mappings()).read(opened, table, records, view::print);
        return view.setAside() == 0 ? 0 : 1;
      }
    });
  }

  /** How many records were set aside. */
  private long forward(
      Translation translation, PartnerProfile profile, String table, OutputStream out)
      throws IOException {
    return Offline.local(opener -> {
      try (var opened = opener.open(profile, file)) {
        return translation.forward(opened, table, out, System.err);
      }
    });
  }
}
