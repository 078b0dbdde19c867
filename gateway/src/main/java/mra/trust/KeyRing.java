package mra.trust;

import static mra.fault.Fault.KEY_MISSING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Our own private keys by alias. */
public final class KeyRing {
  private final Map<String, KeyEntry> entries;

  private KeyRing(Map<String, KeyEntry> entries) {
    this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  public static KeyRing of(Map<String, KeyEntry> entries) {
    return new KeyRing(entries);
  }

  /**
   * Opens a PKCS#12 store.
   *
   * @param password file whose first line opens the store and its keys
   */
  public static KeyRing read(Path pkcs12, Path password) {
    try {
      var secret = SecretFiles.password(password);
      var store = KeyStore.getInstance("PKCS12", Bc.PROVIDER);
      try (var in = Files.newInputStream(pkcs12)) {
        store.load(in, secret);
      }
      var entries = new LinkedHashMap<String, KeyEntry>();
      for (var alias : Collections.list(store.aliases())) {
        var entry = entry(store, alias, secret);
        if (entry != null) {
          entries.put(alias, entry);
        }
      }
      return new KeyRing(entries);
    } catch (IOException | GeneralSecurityException e) {
      throw new Refused(KEY_MISSING, pkcs12.toString(), "the key store cannot be opened", e);
    }
  }

  private static @Nullable KeyEntry entry(KeyStore store, String alias, char[] secret)
      throws GeneralSecurityException {
    if (!(store.getKey(alias, secret) instanceof PrivateKey key)) {
      return null;
    }
    var chain =
        Stream.of(store.getCertificateChain(alias)).map(X509Certificate.class::cast).toList();
    return new KeyEntry(Keys.usable(key), chain);
  }

  /**
   * Writes a PKCS#12 store, both files readable by their owner only.
   *
   * @param password made afresh when the file does not exist
   */
  public void write(Path pkcs12, Path password) throws IOException {
    var secret = SecretFiles.passwordOrNew(password);
    var store = new Pkcs12(secret).encode(entries);
    Files.write(SecretFiles.ready(pkcs12), store);
  }

  public Set<String> aliases() {
    return entries.keySet();
  }

  public KeyEntry key(String alias) {
    var entry = entries.get(alias);
    if (entry == null) {
      throw new Refused(KEY_MISSING, alias, "the key store holds " + entries.keySet());
    }
    return entry;
  }

  @Override
  public String toString() {
    return "KeyRing" + entries.keySet();
  }
}
