package mra.trust;

import static mra.fault.Fault.NOT_FOR_US;
import static mra.fault.Fault.SIGNER_UNKNOWN;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.x500.X500Principal;
import mra.fault.Fault;
import mra.fault.Refused;
import org.apache.wss4j.common.crypto.CryptoBase;
import org.apache.wss4j.common.crypto.CryptoType;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that a message may name without carrying them, and the one private key, as WSS4J
 * asks for them. It trusts nobody; {@link Pins} does.
 */
final class SoapKeys extends CryptoBase {
  static {
    WSSConfig.init();
  }

  private final List<X509Certificate> known;
  private final @Nullable PrivateKey key;
  private final Fault unknown;

  private SoapKeys(List<X509Certificate> known, @Nullable PrivateKey key, Fault unknown) {
    this.known = known;
    this.key = key;
    this.unknown = unknown;
  }

  /** To sign or to decrypt with. */
  static SoapKeys of(KeyEntry ours) {
    return new SoapKeys(List.of(ours.certificate()), ours.key(), NOT_FOR_US);
  }

  /** To look up who signed, or to encrypt for. */
  static SoapKeys of(List<X509Certificate> theirs) {
    return new SoapKeys(theirs, null, SIGNER_UNKNOWN);
  }

  @Override
  public X509Certificate[] getX509Certificates(CryptoType type) throws WSSecurityException {
    for (var each : known) {
      if (names(type, each)) {
        return new X509Certificate[] {each};
      }
    }
    throw new Refused(unknown, "", "the message names a certificate that is not known");
  }

  private boolean names(CryptoType type, X509Certificate certificate) throws WSSecurityException {
    return switch (type.getType()) {
      case ISSUER_SERIAL ->
          certificate.getSerialNumber().equals(type.getSerial())
              && certificate.getIssuerX500Principal().equals(new X500Principal(type.getIssuer()));
      case SKI_BYTES -> Arrays.equals(getSKIBytesFromCert(certificate), type.getBytes());
      case ALIAS -> certificate.getSerialNumber().toString().equals(type.getAlias());
      case SUBJECT_DN, THUMBPRINT_SHA1, ENDPOINT -> false;
    };
  }

  @Override
  public String getX509Identifier(X509Certificate certificate) {
    return certificate.getSerialNumber().toString();
  }

  @Override
  public PrivateKey getPrivateKey(X509Certificate certificate, CallbackHandler unused) {
    return key();
  }

  @Override
  public PrivateKey getPrivateKey(PublicKey publicKey, CallbackHandler unused) {
    return key();
  }

  @Override
  public PrivateKey getPrivateKey(String identifier, String unused) {
    return key();
  }

  private PrivateKey key() {
    if (key == null) {
      throw new IllegalStateException("no private key here");
    }
    return key;
  }

  @Override
  public void verifyTrust(
      X509Certificate[] certificates,
      boolean revocation,
      @Nullable Collection<Pattern> subjects,
      @Nullable Collection<Pattern> issuers)
      throws WSSecurityException {
    throw distrust();
  }

  @Override
  public void verifyTrust(PublicKey publicKey) throws WSSecurityException {
    throw distrust();
  }

  private static WSSecurityException distrust() {
    return new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
  }
}
