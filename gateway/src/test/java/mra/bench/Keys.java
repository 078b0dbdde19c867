package mra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import mra.trust.Issuer;
import mra.trust.Issuer.Kind;
import mra.trust.Issuer.Use;
import mra.trust.KeyEntry;
import mra.trust.KeyRing;
import mra.trust.Pem;

/** Keys of both administrations, made once and kept; in PEM too, for the peer's openssl. */
record Keys(Path folder, KeyRing ring) {
  static final String OURS = "gateway";
  private static final String THEIRS = "partner";

  static Keys in(Path folder) throws IOException {
    var store = folder.resolve("keys.p12");
    var password = folder.resolve("keys.password");
    if (!Files.exists(store)) {
      Files.createDirectories(folder);
      make(folder).write(store, password);
    }
    return new Keys(folder, KeyRing.read(store, password));
  }

  private static KeyRing make(Path folder) throws IOException {
    var authority = Issuer.authority("Benchmark authority", Kind.RSA, Clock.systemUTC());
    var ring =
        KeyRing.of(
            Map.of(
                OURS, authority.issue("Benchmark gateway", Use.PARTY),
                THEIRS, authority.issue("Benchmark partner", Use.PARTY)));
    Pem.write(folder.resolve("authority.pem"), List.of(authority.certificate()));
    Pem.write(folder.resolve("ours.pem"), List.of(ring.key(OURS).certificate()));
    var key = Base64.getMimeEncoder().encodeToString(ring.key(OURS).key().getEncoded());
    Files.writeString(
        folder.resolve("ours.key"),
        "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
    return ring;
  }

  KeyEntry signer() {
    return ring.key(THEIRS);
  }

  KeyEntry recipient() {
    return ring.key(OURS);
  }
}
