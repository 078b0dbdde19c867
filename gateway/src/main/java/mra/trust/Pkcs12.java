package mra.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * Writes PKCS#12 under a password of random bits. Bouncy Castle's own store stretches every
 * password 51,200 times for each key, which protects words that people choose, adds nothing to
 * these, and costs a second a key at every start.
 */
final class Pkcs12 {
  /** The least that RFC 8018 recommends. */
  private static final int ITERATIONS = 1000;

  private final char[] password;

  Pkcs12(char[] password) {
    this.password = password;
  }

  byte[] encode(Map<String, KeyEntry> entries) throws IOException {
    try {
      var certificates = new ArrayList<PKCS12SafeBag>();
      var store = new PKCS12PfxPduBuilder();
      for (var entry : entries.entrySet()) {
        var id = new DEROctetString(entry.getKey().getBytes(UTF_8));
        var bag = new JcaPKCS12SafeBagBuilder(entry.getValue().key(), encryptor());
        store.addData(named(bag, entry.getKey(), id).build());
        certificates.addAll(chain(entry.getKey(), id, entry.getValue().chain()));
      }
      store.addEncryptedData(encryptor(), certificates.toArray(PKCS12SafeBag[]::new));
      var mac = new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256);
      return store
          .build(mac.setProvider(Bc.PROVIDER).setIterationCount(ITERATIONS), password)
          .getEncoded();
    } catch (PKCSException | OperatorCreationException | GeneralSecurityException e) {
      throw new IOException("the key store cannot be made", e);
    }
  }

  private static List<PKCS12SafeBag> chain(
      String alias, DEROctetString id, List<X509Certificate> chain)
      throws IOException, GeneralSecurityException {
    var bags = new ArrayList<PKCS12SafeBag>();
    for (var certificate : chain) {
      var bag = new JcaPKCS12SafeBagBuilder(certificate);
      bags.add((bags.isEmpty() ? named(bag, alias, id) : bag).build());
    }
    return bags;
  }

  private static JcaPKCS12SafeBagBuilder named(
      JcaPKCS12SafeBagBuilder bag, String alias, DEROctetString id) {
    bag.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(alias));
    bag.addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, id);
    return bag;
  }

  private OutputEncryptor encryptor() throws OperatorCreationException {
    return new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
        .setPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE))
        .setIterationCount(ITERATIONS)
        .setProvider(Bc.PROVIDER)
        .build(password);
  }
}
