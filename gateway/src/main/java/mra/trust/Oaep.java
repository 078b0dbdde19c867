package mra.trust;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** RSAES-OAEP key transport (RFC 4055 4.1). */
record Oaep(OAEPParameterSpec parameters) {

  // SHA-1 is the default of RFC 4055 and what openssl writes unless told otherwise. OAEP does not
  // rest on collision resistance, so it is no weakness here.
  private static final Map<ASN1ObjectIdentifier, String> HASHES =
      Map.of(
          OIWObjectIdentifiers.idSHA1, "SHA-1",
          NISTObjectIdentifiers.id_sha256, "SHA-256",
          NISTObjectIdentifiers.id_sha384, "SHA-384",
          NISTObjectIdentifiers.id_sha512, "SHA-512");

  /** What we write. */
  static final AlgorithmIdentifier SHA_256 = ours();

  static Oaep of(AlgorithmIdentifier transport) {
    if (!transport.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSAES_OAEP)) {
      throw Asn1.forbidden("key transport " + Asn1.name(transport.getAlgorithm()));
    }
    var params = Asn1.as(transport.getParameters(), RSAESOAEPparams::getInstance);
    var mask = params.getMaskGenAlgorithm();
    if (!mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)) {
      throw Asn1.forbidden("OAEP mask " + Asn1.name(mask.getAlgorithm()));
    }
    requireNoLabel(params.getPSourceAlgorithm());
    var maskHash = Asn1.as(mask.getParameters(), AlgorithmIdentifier::getInstance);
    return new Oaep(
        new OAEPParameterSpec(
            hash(params.getHashAlgorithm()),
            "MGF1",
            new MGF1ParameterSpec(hash(maskHash)),
            PSource.PSpecified.DEFAULT));
  }

  byte[] unwrap(byte[] wrapped, PrivateKey key) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(Cipher.DECRYPT_MODE, key, parameters);
    return cipher.doFinal(wrapped);
  }

  private static String hash(AlgorithmIdentifier algorithm) {
    var name = HASHES.get(algorithm.getAlgorithm());
    if (name == null) {
      throw Asn1.forbidden("OAEP with " + Asn1.name(algorithm.getAlgorithm()));
    }
    return name;
  }

  private static void requireNoLabel(AlgorithmIdentifier source) {
    if (!source.getAlgorithm().equals(PKCSObjectIdentifiers.id_pSpecified)
        || Asn1.as(source.getParameters(), ASN1OctetString::getInstance).getOctetsLength() > 0) {
      throw Asn1.forbidden("OAEP with a label");
    }
  }

  private static AlgorithmIdentifier ours() {
    var sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    var mask = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, sha256);
    return new AlgorithmIdentifier(
        PKCSObjectIdentifiers.id_RSAES_OAEP,
        new RSAESOAEPparams(sha256, mask, RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM));
  }
}
