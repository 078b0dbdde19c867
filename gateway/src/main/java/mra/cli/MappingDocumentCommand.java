package mra.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import mra.onboarding.MappingDocuments;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "mapping-document",
    description = {
      "Writes what two administrations sign: how each field becomes ours, with examples from samples,",
      "code lists, and the digests of the files that say so. One page of HTML in English and Chinese."
    })
final class MappingDocumentCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Option(
      names = "--document",
      paramLabel = "NAME",
      description = "The mapping table. Default: the one the partner's list is pulled with.")
  private @Nullable String document;

  @Option(names = "--out", paramLabel = "FILE", description = "Default: standard output.")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException {
    var offline = Offline.open();
    var profile = offline.partners().byId(partner);
    var page =
        Offline.local(opener ->
            new MappingDocuments(
                    offline.settings().config(), offline.overlay(), offline.environment(), opener)
                .html(partner, Offline.table(profile, document), LocalDate.now()));
    var bytes = page.getBytes(StandardCharsets.UTF_8);
    if (out == null) {
      System.out.write(bytes);
      System.out.flush();
    } else {
      Files.write(out, bytes);
    }
    return CommandLine.ExitCode.OK;
  }
}
