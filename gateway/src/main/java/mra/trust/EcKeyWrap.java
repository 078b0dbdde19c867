package mra.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.ecc.ECCCMSSharedInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/**
 * AES-256 key wrap (RFC 3565) under a key that ECDH without cofactor and the KDF of X9.63 give (RFC
 * 5753 7).
 *
 * @param scheme KDF and wrap, as a message names them
 * @param ukm what the sender adds to the KDF
 */
record EcKeyWrap(AlgorithmIdentifier scheme, @Nullable ASN1OctetString ukm) {
  private static final Map<ASN1ObjectIdentifier, String> DIGESTS =
      Map.of(
          SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme, "SHA-256",
          SECObjectIdentifiers.dhSinglePass_stdDH_sha384kdf_scheme, "SHA-384");

  private static final int KEY_BYTES = 32;

  /** An AES-256 key and the eight bytes that prove it. */
  private static final int WRAPPED_BYTES = KEY_BYTES + 8;

  /** The KDF's counter: the first block of either digest is as long as the key. */
  private static final byte[] FIRST = {0, 0, 0, 1};

  /** Of the key, in bits. */
  private static final byte[] LENGTH = {0, 0, 1, 0};

  /** What we write: a digest as strong as the curve (RFC 5753 8). */
  static EcKeyWrap to(PublicKey recipient) {
    boolean strong = Keys.curve(recipient).filter(Keys.P_384::equals).isPresent();
    var kdf =
        strong
            ? SECObjectIdentifiers.dhSinglePass_stdDH_sha384kdf_scheme
            : SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme;
    var wrap = new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_wrap);
    return new EcKeyWrap(new AlgorithmIdentifier(kdf, wrap), null);
  }

  /** Refuses every other scheme by name. */
  static EcKeyWrap of(AlgorithmIdentifier scheme, @Nullable ASN1OctetString ukm) {
    if (!DIGESTS.containsKey(scheme.getAlgorithm())) {
      throw Asn1.forbidden("key agreement " + name(scheme.getAlgorithm()));
    }
    var found = new EcKeyWrap(scheme, ukm);
    var wrap = found.wrap().getAlgorithm();
    if (!wrap.equals(NISTObjectIdentifiers.id_aes256_wrap)) {
      throw Asn1.forbidden("key wrap " + Asn1.name(wrap));
    }
    return found;
  }

  private static String name(ASN1ObjectIdentifier scheme) {
    // What openssl takes unless told otherwise deserves more than a number.
    return scheme.equals(X9ObjectIdentifiers.dhSinglePass_stdDH_sha1kdf_scheme)
        ? "ECDH with SHA-1"
        : Asn1.name(scheme);
  }

  private AlgorithmIdentifier wrap() {
    return Asn1.as(scheme.getParameters(), AlgorithmIdentifier::getInstance);
  }

  byte[] wrap(byte[] key, PrivateKey ours, PublicKey theirs) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AESWrap");
    cipher.init(Cipher.WRAP_MODE, wrappingKey(ours, theirs));
    return cipher.wrap(new SecretKeySpec(key, "AES"));
  }

  byte[] unwrap(byte[] wrapped, PrivateKey ours, PublicKey theirs) throws GeneralSecurityException {
    if (wrapped.length != WRAPPED_BYTES) {
      throw new InvalidKeyException("no wrapped AES-256 key");
    }
    var cipher = Cipher.getInstance("AESWrap");
    cipher.init(Cipher.UNWRAP_MODE, wrappingKey(ours, theirs));
    return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
  }

  private SecretKey wrappingKey(PrivateKey ours, PublicKey theirs) throws GeneralSecurityException {
    var agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(ours);
    agreement.doPhase(theirs, true);
    var kdf = Digests.of(scheme, DIGESTS);
    kdf.update(agreement.generateSecret());
    kdf.update(FIRST);
    kdf.update(sharedInfo());
    return new SecretKeySpec(kdf.digest(), 0, KEY_BYTES, "AES");
  }

  private byte[] sharedInfo() {
    try {
      var info =
          ukm == null
              ? new ECCCMSSharedInfo(wrap(), LENGTH)
              : new ECCCMSSharedInfo(wrap(), ukm.getOctets(), LENGTH);
      return info.getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
