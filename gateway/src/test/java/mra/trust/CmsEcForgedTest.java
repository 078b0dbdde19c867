package mra.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static mra.fault.Fault.DECRYPTION_FAILED;
import static mra.fault.Fault.ENVELOPE_MALFORMED;
import static mra.fault.Fault.NOT_FOR_US;
import static mra.fault.Fault.SUITE_FORBIDDEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import mra.fault.Refused;
import mra.partner.TrustProfile.Suite;
import mra.trust.SealRecipe.Mode;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.OriginatorIdentifierOrKey;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages under {@code cms-ec} that another hand made, right ones and those it does not allow. */
class CmsEcForgedTest {
  private static final X509Certificate OURS = EcForge.OURS;
  private static final byte[] LIST = "<list/>".getBytes(UTF_8);
  private static final ASN1ObjectIdentifier AES = NISTObjectIdentifiers.id_aes256_CBC;
  private static final KeyEntry PARTNER = Parties.EC.partner();

  @TempDir Path folder;
  private Desk desk;
  private byte[] signed;

  @BeforeEach
  void desk() throws Exception {
    desk = new Desk(Suite.CMS_EC, Parties.EC, folder);
    signed = Forge.signed(LIST, "SHA256withECDSA", PARTNER);
  }

  @Test
  void opensWhatIsForgedWithoutFault() throws Exception {
    assertOpens(
        desk, Forge.enveloped(signed, AES, EcForge.agreed(CMSAlgorithm.ECDH_SHA256KDF, OURS)));
    assertOpens(
        desk, Forge.enveloped(signed, AES, EcForge.agreed(CMSAlgorithm.ECDH_SHA384KDF, OURS)));
  }

  @Test
  void opensWhatIsForgedOnTheLargerCurve() throws Exception {
    var parties = Parties.EC_384;
    var larger = Forge.signed(LIST, "SHA384withECDSA", parties.partner());
    var recipient = EcForge.agreed(CMSAlgorithm.ECDH_SHA384KDF, parties.ours().certificate());
    var wire = Forge.enveloped(larger, AES, recipient);
    assertOpens(new Desk(Suite.CMS_EC, parties, folder), wire);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_536})
  void opensOnTheLargerCurveWhatWasSealedOnIt(int size) throws Exception {
    var plain = new byte[size];
    var larger = new Desk(Suite.CMS_EC, Parties.EC_384, folder);
    for (var mode : Mode.values()) {
      try (var opened = larger.open(larger.seal(mode, plain))) {
        assertThat(Desk.read(opened)).isEqualTo(plain);
      }
    }
  }

  @Test
  void takesWhatTheSenderAddsToTheAgreement() throws Exception {
    var recipient = EcForge.agreed(CMSAlgorithm.ECDH_SHA256KDF, OURS);
    recipient.setUserKeyingMaterial("once".getBytes(UTF_8));
    assertOpens(desk, Forge.enveloped(signed, AES, recipient));
  }

  @Test
  void findsItsEntryAmongOthersByNameOrByKey() throws Exception {
    var rsa = new JceKeyTransRecipientInfoGenerator(Parties.RSA.ours().certificate());
    var stranger = Parties.EC.stranger().certificate();
    var elsewhere = EcForge.agreed(CMSAlgorithm.ECDH_SHA1KDF, stranger);
    var both = EcForge.agreed(CMSAlgorithm.ECDH_SHA256KDF, stranger);
    both.addRecipient(EcForge.keyId(), OURS.getPublicKey());
    assertOpens(desk, Forge.enveloped(signed, AES, rsa, elsewhere, both));
    assertThat(desk.fault(Forge.enveloped(signed, AES, rsa, elsewhere))).isEqualTo(NOT_FOR_US);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA256withECDSA", "SHA384withECDSA"})
  void takesEverySignatureOfTheList(String algorithm) throws Exception {
    var other = Forge.signed(LIST, algorithm, PARTNER);
    assertOpens(
        desk, Forge.enveloped(other, AES, EcForge.agreed(CMSAlgorithm.ECDH_SHA256KDF, OURS)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SHA1withECDSA", "SHA224withECDSA", "SHA512withECDSA", "SHA3-256withECDSA"})
  void refusesOtherSignaturesByName(String algorithm) throws Exception {
    var other = Forge.signed(LIST, algorithm, PARTNER);
    var wire = Forge.enveloped(other, AES, EcForge.agreed(CMSAlgorithm.ECDH_SHA256KDF, OURS));
    assertForbidden(algorithm.substring(0, algorithm.indexOf("with")), desk.refusal(wire));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"prime192v1", "secp224r1", "secp256k1", "secp521r1", "brainpoolP256r1", "SM2"})
  void refusesOtherCurvesByName(String curve) throws Exception {
    var signer = EcForge.signer(EcForge.keys(curve.equals("SM2") ? "sm2p256v1" : curve));
    var other = Forge.signed(LIST, "SHA256withECDSA", signer);
    var wire = Forge.enveloped(other, AES, EcForge.agreed(CMSAlgorithm.ECDH_SHA256KDF, OURS));
    assertForbidden(curve, desk.refusal(wire, signer.certificate()));
  }

  @Test
  void refusesOtherAgreementsByName() throws Exception {
    assertForbidden("ECDH with SHA-1", EcForge.agreed(CMSAlgorithm.ECDH_SHA1KDF, OURS));
    assertForbidden("key agreement", EcForge.agreed(CMSAlgorithm.ECDH_SHA512KDF, OURS));
    assertForbidden("key agreement", EcForge.agreed(CMSAlgorithm.ECCDH_SHA256KDF, OURS));
  }

  @Test
  void refusesOtherWrapsByName() throws Exception {
    for (var wrap : List.of(CMSAlgorithm.AES128_WRAP, CMSAlgorithm.DES_EDE3_WRAP)) {
      assertForbidden("key wrap", EcForge.agreed(CMSAlgorithm.ECDH_SHA256KDF, wrap, OURS));
    }
  }

  @Test
  void refusesKeyTransportByName() throws Exception {
    var rsa = Parties.RSA.ours().certificate().getPublicKey();
    assertForbidden("RSA", new JceKeyTransRecipientInfoGenerator(EcForge.keyId(), rsa));
  }

  @Test
  void refusesAKeyOfTheSendersThatIsNotFresh() throws Exception {
    var named = Certificates.id(Certificates.holder(PARTNER.certificate()));
    assertForbidden("static-static", EcForge.originator(new OriginatorIdentifierOrKey(named)));
    var key = new SubjectKeyIdentifier(new byte[20]);
    assertForbidden("static-static", EcForge.originator(new OriginatorIdentifierOrKey(key)));
  }

  @Test
  void takesTheCurveOfTheFreshKeyNamedOrNot() throws Exception {
    for (var curve : List.of(DERNull.INSTANCE, SECObjectIdentifiers.secp256r1)) {
      assertOpens(desk, Forge.enveloped(signed, AES, EcForge.fresh(curve, point -> point)));
    }
    assertForbidden("secp256k1", EcForge.fresh(SECObjectIdentifiers.secp256k1, point -> point));
    assertForbidden("without a name", EcForge.fresh(new DERSequence(), point -> point));
  }

  @Test
  void refusesAFreshKeyThatIsNoUncompressedPoint() throws Exception {
    assertForbidden("uncompressed", EcForge.fresh(DERNull.INSTANCE, EcForge::compressed));
    assertForbidden("uncompressed", EcForge.fresh(DERNull.INSTANCE, point -> new byte[0]));
    assertForbidden("uncompressed", EcForge.fresh(DERNull.INSTANCE, point -> new byte[1]));
  }

  @Test
  void tellsNothingOfPointsBesideTheCurve() throws Exception {
    for (UnaryOperator<byte[]> bent :
        List.<UnaryOperator<byte[]>>of(
            EcForge::beside,
            point -> Arrays.copyOf(point, point.length - 1),
            point -> Arrays.copyOf(new byte[] {4}, point.length),
            point -> new byte[] {4})) {
      assertFailsLikeAnyDamage(EcForge.fresh(DERNull.INSTANCE, bent));
    }
  }

  @Test
  void tellsNothingOfAKeyThatDoesNotUnwrap() throws Exception {
    for (int length : new int[] {0, 7, 8, 16, 24, 39, 48, 1000}) {
      assertFailsLikeAnyDamage(EcForge.wrapped(key -> Arrays.copyOf(key, length)));
    }
    assertFailsLikeAnyDamage(
        EcForge.wrapped(key -> {
          var bent = key.clone();
          bent[20] ^= 1;
          return bent;
        }));
  }

  @Test
  void refusesAnAgreementThatIsNone() throws Exception {
    for (var nonsense : List.of(DERNull.INSTANCE, new DERSequence())) {
      var wire = EcForge.streamed(signed, EcForge.recipients(new DERSequence(nonsense)));
      assertThat(desk.fault(wire)).isEqualTo(ENVELOPE_MALFORMED);
    }
  }

  @Test
  void sealsOnlyWithAndForKeysOfTheSuite() {
    for (var other : List.of(Parties.RSA, Parties.SM)) {
      var name = other == Parties.RSA ? "RSA-3072" : "SM2";
      assertForbidden(name, sealing(PARTNER, other.ours().certificate()));
      assertForbidden(name, sealing(other.partner(), OURS));
    }
  }

  private Refused sealing(KeyEntry signer, X509Certificate recipient) {
    return catchThrowableOfType(Refused.class, () -> desk.seal(Mode.GCM, LIST, signer, recipient));
  }

  private static void assertOpens(Desk desk, byte[] wire) throws Exception {
    try (var opened = desk.open(wire)) {
      assertThat(Desk.read(opened)).isEqualTo(LIST);
    }
  }

  private void assertForbidden(String name, RecipientInfoGenerator recipient) throws Exception {
    assertForbidden(name, desk.refusal(Forge.enveloped(signed, AES, recipient)));
  }

  private static void assertForbidden(String name, Refused refused) {
    assertThat(refused.fault()).isEqualTo(SUITE_FORBIDDEN);
    assertThat(refused.detail()).contains(name);
  }

  private void assertFailsLikeAnyDamage(RecipientInfoGenerator recipient) throws Exception {
    var refused = desk.refusalOfNoise(() -> Forge.enveloped(signed, AES, recipient));
    assertThat(refused.fault()).isEqualTo(DECRYPTION_FAILED);
    assertThat(refused.detail()).isEmpty();
    assertThat(refused).hasNoCause();
  }
}
