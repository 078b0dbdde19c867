package mra.trust;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key with its certificate.
 *
 * @param chain the key's own certificate first, then those of its authorities as far as known
 */
public record KeyEntry(PrivateKey key, List<X509Certificate> chain) {

  public KeyEntry {
    chain = List.copyOf(chain);
  }

  public X509Certificate certificate() {
    return chain.getFirst();
  }

  @Override
  public String toString() {
    return "KeyEntry[" + certificate().getSubjectX500Principal() + "]";
  }
}
