package mra.partner;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Whom we believe and how messages are sealed.
 *
 * @param suite closed list of algorithms by name
 * @param theirs who signs for the partner
 * @param transport authorities of the partner's TLS server certificate; none means the signers'
 *     ones do not apply and the JDK's trust store decides
 * @param ours alias of our key pair; empty where nothing is encrypted for us
 */
public record TrustProfile(
    Suite suite, Signers theirs, List<X509Certificate> transport, String ours) {

  public enum Suite {
    /** SOAP with WS-Security over Body and Timestamp; the list one cms-rsa attachment. */
    WS_SECURITY,
    CMS_RSA,
    CMS_SM,
    CMS_EC,
    /** The list itself, in plain, and beside it the signature that proves it. */
    CMS_DETACHED
  }
}
