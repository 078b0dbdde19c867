package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.trust.Pem;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's public keys as {@code ./mra certificates --out} writes them, and {@code NAME.pub}
 * beside them.
 *
 * @param folder null where none was named
 */
record KnownGateway(@Nullable Path folder) {

  /**
   * @throws Refused E618 when it was named and is not there
   */
  static KnownGateway in(@Nullable Path folder) {
    if (folder != null && !Files.isDirectory(folder)) {
      throw new Refused(Fault.CERTIFICATE_MISSING, folder.toString(), "there is no such folder");
    }
    return new KnownGateway(folder);
  }

  /** What the gateway signs with, and what is encrypted for it. */
  X509Certificate certificate(String key) {
    return read(key, key).getFirst();
  }

  /** Who issued it; itself where nobody did. */
  X509Certificate authority(String key) {
    var above = key + "-authority";
    return file(above).filter(Files::exists).isPresent()
        ? read(key, above).getLast()
        : certificate(key);
  }

  /** The public half of a login of the gateway's; empty where it gave none. */
  Optional<PublicKey> login(String key) throws IOException {
    var file = folder == null ? null : folder.resolve(key + ".pub");
    return file == null || Files.notExists(file)
        ? Optional.empty()
        : Optional.of(SshKeys.known(file));
  }

  /** What others need of one key: its certificates, and nothing else that lies in the folder. */
  void publish(String key, BiConsumer<String, String> pem) throws IOException {
    pem.accept(name(key), Pem.text(List.of(certificate(key))));
    var above = key + "-authority";
    if (file(above).filter(Files::exists).isPresent()) {
      pem.accept(name(above), Pem.text(read(key, above)));
    }
  }

  private static String name(String key) {
    return key.replaceAll("[^A-Za-z0-9._-]", "_") + ".pem";
  }

  private Optional<Path> file(String name) {
    return Optional.ofNullable(folder).map(in -> in.resolve(name(name)));
  }

  private List<X509Certificate> read(String key, String name) {
    var file =
        file(name)
            .orElseThrow(() ->
                new Refused(Fault.CERTIFICATE_MISSING, key, "nobody said where the gateway's are"));
    try {
      return Pem.read(file);
    } catch (IOException none) {
      var why = Files.exists(file) ? "it holds no certificate" : "there is no such file";
      throw new Refused(Fault.CERTIFICATE_MISSING, file.toString(), why, none);
    }
  }
}
