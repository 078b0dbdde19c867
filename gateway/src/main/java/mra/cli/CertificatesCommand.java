package mra.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Callable;
import mra.trust.KeyRing;
import mra.trust.Pem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "certificates",
    description = {
      "Prints our public certificates and their authorities' as PEM: what partners encrypt for, and what our receipts are verified with.",
      "From MRA_KEYS where it is set, else the rehearsal's; needs no server. No private key leaves the store."
    })
final class CertificatesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Writes for each key KEY.pem and KEY-authority.pem there; partners/*/partner.yaml says under trust which KEY is ours.")
  private @Nullable Path folder;

  @Override
  public Integer call() throws IOException {
    export(Offline.open().keys(), folder, spec.commandLine().getOut());
    return 0;
  }

  /**
   * @param folder to write into; null to print
   */
  static void export(KeyRing keys, @Nullable Path folder, PrintWriter out) throws IOException {
    for (var alias : keys.aliases()) {
      var chain = keys.key(alias).chain();
      give(alias, chain.subList(0, 1), folder, out);
      if (chain.size() > 1) {
        give(alias + "-authority", chain.subList(1, chain.size()), folder, out);
      }
    }
    out.flush();
  }

  private static void give(
      String name, List<X509Certificate> certificates, @Nullable Path folder, PrintWriter out)
      throws IOException {
    if (folder == null) {
      out.println(name + ": " + certificates.getFirst().getSubjectX500Principal());
      out.print(Pem.text(certificates));
    } else {
      Files.createDirectories(folder);
      var file = folder.resolve(name.replaceAll("[^A-Za-z0-9._-]", "_") + ".pem");
      Pem.write(file, certificates);
      out.println(file);
    }
  }
}
