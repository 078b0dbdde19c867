package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import mra.trust.KeyRing;
import mra.trust.Pem;

/**
 * What a partner would send us when we connect, laid over the project's profiles: addresses, public
 * certificates, the SFTP host's key.
 */
final class Overlay {
  /** A rehearsal's first list is expected; nobody needs to look at it. */
  private static final String OVERRIDES =
      """
      gate: {hold-first: false}
      trust: {subjects: ["%s"]}
      """;

  private final Path folder;

  Overlay(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  void partner(String partner, KeyRing keys) throws IOException {
    var signer = keys.key(FreshKeys.SIGNER).certificate().getSubjectX500Principal();
    Files.writeString(file(partner, "overrides.yaml"), OVERRIDES.formatted(signer.getName()));
    pem(partner, "signer.pem", keys, FreshKeys.SIGNER);
    pem(partner, "signer-authority.pem", keys, FreshKeys.AUTHORITY);
    if (keys.aliases().contains(FreshKeys.TLS_AUTHORITY)) {
      pem(partner, "tls.pem", keys, FreshKeys.TLS_AUTHORITY);
    }
  }

  void sftpHost(PublicKey key) throws IOException {
    Files.writeString(
        file(Administration.HK.name(), "certificates/host-key.pub"), SshKeys.line(key) + "\n");
  }

  /**
   * @param values of variables that the profiles mention
   */
  void values(Map<String, String> values) throws IOException {
    var properties = new Properties();
    properties.putAll(values);
    try (var writer = Files.newBufferedWriter(folder.resolve("values.properties"))) {
      properties.store(writer, null);
    }
  }

  private void pem(String partner, String name, KeyRing keys, String alias) throws IOException {
    Pem.write(file(partner, "certificates/" + name), List.of(keys.key(alias).certificate()));
  }

  private Path file(String partner, String name) throws IOException {
    var file = folder.resolve("partners").resolve(partner).resolve(name);
    Files.createDirectories(file.getParent());
    return file;
  }
}
