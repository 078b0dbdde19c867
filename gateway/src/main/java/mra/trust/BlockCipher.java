package mra.trust;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A suite's one block cipher in its two modes: CBC in EnvelopedData, GCM in AuthEnvelopedData (RFC
 * 5084).
 *
 * @param provider null for the JDK's own
 */
record BlockCipher(
    String name,
    int keyBytes,
    ASN1ObjectIdentifier cbc,
    ASN1ObjectIdentifier gcm,
    @Nullable Provider provider) {
  private static final int BLOCK_BYTES = 16;

  static final BlockCipher AES_256 =
      new BlockCipher(
          "AES",
          32,
          NISTObjectIdentifiers.id_aes256_CBC,
          NISTObjectIdentifiers.id_aes256_GCM,
          null);

  /** Refuses every other algorithm, and weaker parameters, by name. */
  void require(AlgorithmIdentifier algorithm, boolean authenticated) {
    if (!algorithm.getAlgorithm().equals(authenticated ? gcm : cbc)) {
      throw Asn1.forbidden(Asn1.name(algorithm.getAlgorithm()));
    }
    if (authenticated) {
      requireFullTag(Asn1.as(algorithm.getParameters(), GCMParameters::getInstance));
    }
  }

  private void requireFullTag(GCMParameters parameters) {
    if (parameters.getIcvLen() != GcmDecryptor.TAG_BYTES
        || parameters.getNonce().length != GcmDecryptor.NONCE_BYTES) {
      throw Asn1.forbidden(
          "%s-GCM with a tag of %d and a nonce of %d bytes"
              .formatted(name, parameters.getIcvLen(), parameters.getNonce().length));
    }
  }

  Decryptor decryptor(AlgorithmIdentifier algorithm, byte[] key) throws GeneralSecurityException {
    var secret = new SecretKeySpec(key, name);
    var parameters = algorithm.getParameters();
    if (algorithm.getAlgorithm().equals(gcm)) {
      var nonce = Asn1.as(parameters, GCMParameters::getInstance).getNonce();
      return new GcmDecryptor(this, secret, nonce);
    }
    var iv = Asn1.as(parameters, ASN1OctetString::getInstance).getOctets();
    if (iv.length != BLOCK_BYTES) {
      throw BerReader.malformed("an IV of " + iv.length + " bytes");
    }
    var cipher = cipher("CBC/PKCS5Padding");
    cipher.init(Cipher.DECRYPT_MODE, secret, new IvParameterSpec(iv));
    return new CbcDecryptor(cipher);
  }

  Cipher cipher(String mode) throws GeneralSecurityException {
    var transformation = name + "/" + mode;
    return provider == null
        ? Cipher.getInstance(transformation)
        : Cipher.getInstance(transformation, provider);
  }
}
