package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Map;
import java.util.Objects;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Ed25519 keys in OpenSSH's own files. */
final class SshKeys {
  private SshKeys() {}

  /** The key in the file; a fresh one is written when there is none. */
  static KeyPair in(Path file) throws IOException {
    try {
      if (Files.notExists(file)) {
        write(file);
      }
      try (var stored = Files.newInputStream(file)) {
        return SecurityUtils.loadKeyPairIdentities(
                null, NamedResource.ofName(file.toString()), stored, null)
            .iterator()
            .next();
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("No SSH key in " + file, e);
    }
  }

  /** The first public key of a file as {@code ssh-keygen} writes it. */
  static PublicKey known(Path file) throws IOException {
    try {
      var line = Files.readAllLines(file).stream().findFirst().orElse("");
      var key = PublicKeyEntry.parsePublicKeyEntry(line).resolvePublicKey(null, Map.of(), null);
      return Objects.requireNonNull(key);
    } catch (GeneralSecurityException | RuntimeException none) {
      throw new IOException("No public SSH key in " + file, none);
    }
  }

  /** Algorithm and key as in known_hosts and authorized_keys. */
  static String line(PublicKey key) {
    return PublicKeyEntry.toString(key);
  }

  private static void write(Path file) throws IOException, GeneralSecurityException {
    var fresh = SecurityUtils.getKeyPairGenerator(SecurityUtils.ED25519).generateKeyPair();
    try (var out = Files.newOutputStream(PrivateFiles.create(file))) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
          fresh, KeyPairProvider.SSH_ED25519, null, out);
    }
  }
}
