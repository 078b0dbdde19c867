package mra.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static mra.fault.Fault.CERTIFICATE_UNFIT;
import static mra.fault.Fault.ENVELOPE_MALFORMED;
import static mra.fault.Fault.NOT_FOR_US;
import static mra.fault.Fault.NOT_SIGNED;
import static mra.fault.Fault.SUITE_FORBIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mra.fault.Refused;
import mra.partner.TrustProfile.Suite;
import mra.trust.Issuer.Use;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that lack a layer or use what the suite does not allow. */
class CmsForgedTest {
  private static final byte[] LIST = "<list/>".getBytes(UTF_8);
  private static final ASN1ObjectIdentifier AES = NISTObjectIdentifiers.id_aes256_CBC;
  private static final KeyEntry PARTNER = Parties.RSA.partner();

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void desk() throws Exception {
    desk = new Desk(Suite.CMS_RSA, Parties.RSA, folder);
  }

  @Test
  void opensWhatIsForgedWithoutFault() throws Exception {
    var wire = Forge.enveloped(Forge.signed(LIST, "SHA256withRSA", PARTNER), AES, oaep());
    try (var opened = desk.open(wire)) {
      assertThat(Desk.read(opened)).isEqualTo(LIST);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHA256withRSA",
        "SHA384withRSA",
        "SHA512withRSA",
        "SHA256withRSAandMGF1",
        "SHA512withRSAandMGF1"
      })
  void takesEverySignatureOfTheList(String algorithm) throws Exception {
    var wire = Forge.enveloped(Forge.signed(LIST, algorithm, PARTNER), AES, oaep());
    try (var opened = desk.open(wire)) {
      assertThat(Desk.read(opened)).isEqualTo(LIST);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA1withRSA", "MD5withRSA", "SHA224withRSA", "SHA1withRSAandMGF1"})
  void refusesWeakSignaturesByName(String algorithm) throws Exception {
    var wire = Forge.enveloped(Forge.signed(LIST, algorithm, PARTNER), AES, oaep());
    assertForbidden(wire, algorithm.startsWith("MD5") ? "MD5" : algorithm.substring(0, 4));
  }

  @Test
  void refusesAShortKeyByName() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var keys = generator.generateKeyPair();
    var certificate = certificate("Short", keys.getPublic());
    var signer = new KeyEntry(keys.getPrivate(), List.of(certificate));
    var wire = Forge.enveloped(Forge.signed(LIST, "SHA256withRSA", signer), AES, oaep());
    assertForbidden("RSA-2048", desk.refusal(wire, certificate));
  }

  private static X509Certificate certificate(String name, PublicKey key) {
    var authority = Parties.RSA.authority().authority();
    var order = Issuer.order(name, Use.SIGNER, Parties.CLOCK, List.of());
    return new CertificateMaker(authority.certificate(), authority.key()).make(order, key);
  }

  @Test
  void searchesAPathAmongEightCertificatesAtMost() throws Exception {
    try (var opened = desk.open(signedWith(8), Parties.RSA.authority().certificate())) {
      assertThat(Desk.read(opened)).isEqualTo(LIST);
    }
    var refused = desk.refusal(signedWith(9), Parties.RSA.authority().certificate());
    assertThat(refused.fault()).isEqualTo(ENVELOPE_MALFORMED);
    assertThat(refused.detail()).contains("8 certificates");
  }

  private static byte[] signedWith(int certificates) throws Exception {
    var chain = new ArrayList<>(List.of(PARTNER.certificate()));
    while (chain.size() < certificates) {
      chain.add(certificate("Other", PARTNER.certificate().getPublicKey()));
    }
    var signer = new KeyEntry(PARTNER.key(), chain);
    return Forge.enveloped(Forge.signed(LIST, "SHA256withRSA", signer), AES, oaep());
  }

  @Test
  void refusesPkcs1KeyTransportByName() throws Exception {
    var recipient = new JceKeyTransRecipientInfoGenerator(Parties.RSA.ours().certificate());
    var wire = Forge.enveloped(Forge.signed(LIST, "SHA256withRSA", PARTNER), AES, recipient);
    assertForbidden(wire, "RSA");
  }

  @Test
  void refusesWeakContentEncryptionByName() throws Exception {
    var signed = Forge.signed(LIST, "SHA256withRSA", PARTNER);
    assertForbidden(
        Forge.enveloped(signed, NISTObjectIdentifiers.id_aes128_CBC, oaep()), "AES-128/CBC");
    assertForbidden(Forge.enveloped(signed, PKCSObjectIdentifiers.des_EDE3_CBC, oaep()), "DESEDE");
  }

  @Test
  void refusesASignatureWithoutSignedAttributes() throws Exception {
    var signed = Forge.signed(LIST, "SHA256withRSA", PARTNER, true, true);
    assertForbidden(Forge.enveloped(signed, AES, oaep()), "without signed attributes");
  }

  @Test
  void refusesWhatIsSignedButNotEncrypted() throws Exception {
    assertThat(desk.fault(Forge.signed(LIST, "SHA256withRSA", PARTNER))).isEqualTo(NOT_SIGNED);
  }

  @Test
  void refusesWhatIsEncryptedButNotSigned() throws Exception {
    for (var plain : List.of("<list/>", "{\"a\":1}", "H,1\r\n", "", "0123456789", "?")) {
      var wire = Forge.enveloped(plain.getBytes(UTF_8), AES, oaep());
      assertThat(desk.fault(wire)).as(plain).isEqualTo(NOT_SIGNED);
    }
  }

  @Test
  void refusesAMessageWhoseSignatureWasLeftOut() throws Exception {
    var wire = Forge.enveloped(Forge.stripped(LIST, PARTNER), AES, oaep());
    assertThat(desk.fault(wire)).isEqualTo(NOT_SIGNED);
  }

  @Test
  void refusesASignatureWithoutItsContent() throws Exception {
    var detached = Forge.signed(LIST, "SHA256withRSA", PARTNER, false, false);
    assertThat(desk.fault(Forge.enveloped(detached, AES, oaep()))).isEqualTo(NOT_SIGNED);
  }

  @Test
  void refusesWhatFollowsTheSignature() throws Exception {
    var signed = Forge.signed(LIST, "SHA256withRSA", PARTNER);
    var longer = Arrays.copyOf(signed, signed.length + 1);
    assertThat(desk.fault(Forge.enveloped(longer, AES, oaep()))).isEqualTo(ENVELOPE_MALFORMED);
  }

  @Test
  void refusesAListUnderTheSignatureOfAnEmptyMessage() throws Exception {
    var empty = Forge.signed(new byte[0], "SHA256withRSA", PARTNER);
    for (var announced : new ASN1EncodableVector[] {none(), sha512()}) {
      var wire = Forge.enveloped(Forge.refilled(empty, LIST, announced), AES, oaep());
      assertThat(desk.fault(wire)).isEqualTo(ENVELOPE_MALFORMED);
    }
  }

  private static ASN1EncodableVector none() {
    return new ASN1EncodableVector();
  }

  private static ASN1EncodableVector sha512() {
    var one = new ASN1EncodableVector();
    one.add(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha512));
    return one;
  }

  @Test
  void refusesAListSignedWithTheKeyOfAWebServer() throws Exception {
    var server = Parties.RSA.authority().tlsServer("www", List.of("www.example"));
    var wire = Forge.enveloped(Forge.signed(LIST, "SHA256withRSA", server), AES, oaep());
    assertThat(desk.fault(wire, Parties.RSA.authority().certificate()))
        .isEqualTo(CERTIFICATE_UNFIT);
  }

  @Test
  void refusesPlainLists() throws Exception {
    for (var plain : List.of("<list/>", "H,1\r\n", "", "0", "\u0000\u0000")) {
      assertThat(desk.fault(plain.getBytes(UTF_8))).as(plain).isEqualTo(ENVELOPE_MALFORMED);
    }
  }

  @Test
  void refusesTheOtherSuite() throws Exception {
    var sm = new Desk(Suite.CMS_SM, Parties.SM, folder).seal(SealRecipe.Mode.CBC, LIST);
    assertThat(desk.fault(sm)).isEqualTo(NOT_FOR_US);
  }

  private void assertForbidden(byte[] wire, String name) {
    assertForbidden(name, desk.refusal(wire));
  }

  private static void assertForbidden(String name, Refused refused) {
    assertThat(refused.fault()).isEqualTo(SUITE_FORBIDDEN);
    assertThat(refused.detail()).contains(name);
  }

  private static RecipientInfoGenerator oaep() throws Exception {
    return new JceKeyTransRecipientInfoGenerator(Parties.RSA.ours().certificate(), Oaep.SHA_256);
  }
}
