package mra.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import mra.partner.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What depends on the moment, and on certificates. */
class CheckTest {

  private static final String PROFILE = "partners/AA/partner.yaml";
  private static final String SIGNER = "partners/AA/certificates/signer.pem";

  @TempDir Path folder;

  @Test
  void findsNothingInAGoodConfiguration() {
    assertThat(Configuration.connected(folder).check(null)).isEmpty();
  }

  @Test
  void warnsOfAScheduleThatADaylightSavingGapSwallows() {
    var configuration = schedule("0 30 2 * * ?");

    assertThat(configuration.check("AA"))
        .extracting(Finding::line, Finding::severity, Finding::sentence)
        .containsExactly(
            tuple(
                25,
                Severity.WARNING,
                "'0 30 2 * * ?' falls on 2027-03-28 into the time that Europe/Stockholm skips,"
                    + " 02:00 to 03:00"));
  }

  @Test
  void theGapBeginsAtTwoAndEndsBeforeThree() {
    assertThat(schedule("59 59 1 * * ?").check("AA")).isEmpty();
    assertThat(schedule("0 0 2 * * ?").check("AA")).hasSize(1);
    assertThat(schedule("59 59 2 * * ?").check("AA")).hasSize(1);
    assertThat(schedule("0 0 3 * * ?").check("AA")).isEmpty();
  }

  @Test
  void aScheduleWithOtherTimesOnThatDayLosesNothing() {
    assertThat(schedule("0 30 * * * ?").check("AA")).isEmpty();
    assertThat(schedule("0 30 2,14 * * ?").check("AA")).isEmpty();
  }

  @Test
  void aTimeZoneWithoutDaylightSavingHasNoGaps() {
    var configuration =
        schedule("0 30 2 * * ?").replace(PROFILE, "Europe/Stockholm", "Asia/Hong_Kong");

    assertThat(configuration.check("AA")).isEmpty();
  }

  @Test
  void aScheduleThatNeverFiresAgainIsWrongButDoesNotKeepTheGatewayFromStarting() {
    var configuration = schedule("0 15 3 1 1 ? 2020");

    assertThat(texts(configuration)).containsExactly("'0 15 3 1 1 ? 2020' never fires again");
    assertThat(configuration.load().byId("AA").id()).isEqualTo("AA");
  }

  @Test
  void warnsSixtyDaysBeforeACertificateExpires() {
    var configuration = Configuration.connected(folder);

    assertThat(configuration.at("2036-09-22T07:57:23Z").check("AA")).isEmpty();
    assertThat(configuration.at("2036-09-22T07:57:24Z").check("AA"))
        .singleElement()
        .returns(Severity.WARNING, Finding::severity)
        .returns(
            "CN=rsa-3072,O=Synthetic,C=SE expires on 2036-11-21; ask the partner for the next one",
            Finding::sentence);
  }

  @Test
  void anExpiredCertificateIsWrongButDoesNotKeepTheGatewayFromStarting() {
    var configuration = Configuration.connected(folder);

    assertThat(configuration.at("2036-11-21T07:57:23Z").check("AA"))
        .singleElement()
        .returns(Severity.WARNING, Finding::severity);
    assertThat(configuration.at("2036-11-21T07:57:24Z").check("AA"))
        .singleElement()
        .returns(Severity.ERROR, Finding::severity)
        .returns("CN=rsa-3072,O=Synthetic,C=SE expired on 2036-11-21", Finding::sentence);
    assertThat(configuration.load().byId("AA").id()).isEqualTo("AA");
  }

  @Test
  void warnsOfAPinnedAuthorityThatMayVouchForAnybody() {
    var pinned =
        Configuration.connected(folder)
            .bring("authority.pem", "partners/AA/certificates/signer-authority.pem");

    assertThat(pinned.check("AA"))
        .singleElement()
        .returns(Severity.WARNING, Finding::severity)
        .satisfies(finding -> assertThat(finding.toString()).contains("subjects"));

    pinned.replace("partners/AA/partner.yaml", "ours: gateway", "ours: gateway, subjects: [CN=AA]");
    assertThat(pinned.check("AA")).isEmpty();
    assertThat(Objects.requireNonNull(pinned.load().byId("AA").trust()).theirs().subjects())
        .containsExactly(new X500Principal("CN=AA"));
  }

  @Test
  void warnsOfWhatIsStillToBeDecided() {
    var configuration =
        Configuration.connected(folder)
            .replace(PROFILE, "time-zone:", "# DECIDE: which zone, 时区?\ntime-zone:");

    assertThat(configuration.check("AA"))
        .singleElement()
        .returns(Severity.WARNING, Finding::severity)
        .returns("to be decided: which zone, 时区?", Finding::text)
        .returns("decide, then remove the mark", Finding::suggestion);
    assertThat(configuration.check("CN")).isEmpty();
    assertThat(configuration.check(null)).hasSize(1);
  }

  @Test
  void readsSm2Certificates() {
    var configuration =
        Configuration.connected(folder)
            .bring("sm2.pem", SIGNER)
            .replace(PROFILE, "suite: cms-rsa", "suite: cms-sm");

    assertThat(configuration.check("AA")).isEmpty();
  }

  @Test
  void refusesKeysThatTheSuiteDoesNotTake() {
    var configuration = Configuration.connected(folder).bring("sm2.pem", SIGNER);
    assertThat(configuration.check("AA"))
        .extracting(Finding::text)
        .containsExactly(
            "the key of CN=sm2,O=Synthetic,C=SE is no RSA key of 3072 bits or more, which the suite"
                + " asks for");

    configuration.bring("rsa-3072.pem", SIGNER).replace(PROFILE, "suite: cms-rsa", "suite: cms-sm");
    assertThat(configuration.check("AA"))
        .extracting(Finding::text)
        .containsExactly(
            "the key of CN=rsa-3072,O=Synthetic,C=SE is no SM2 key, which the suite asks for");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256.pem", "ec-p384.pem"})
  void readsCertificatesOnTheCurvesOfTheSuite(String certificate) {
    assertThat(onCurves().bring(certificate, SIGNER).check("AA")).isEmpty();
  }

  @Test
  void refusesKeysOnOtherCurves() {
    for (var other : List.of("ec-secp256k1", "sm2", "rsa-3072")) {
      assertThat(onCurves().bring(other + ".pem", SIGNER).check("AA"))
          .extracting(Finding::text)
          .contains(
              "the key of CN="
                  + other
                  + ",O=Synthetic,C=SE is no EC key on P-256 or P-384, which the suite asks for");
    }
    assertThat(Configuration.connected(folder).bring("ec-p256.pem", SIGNER).check("AA"))
        .extracting(Finding::text)
        .contains(
            "the key of CN=ec-p256,O=Synthetic,C=SE is no RSA key of 3072 bits or more, which the"
                + " suite asks for");
  }

  @Test
  void tellsWhatASignersCertificateMayNotDo() {
    assertThat(onCurves().bring("ec-encrypts-only.pem", SIGNER).check("AA"))
        .singleElement()
        .returns(Severity.ERROR, Finding::severity)
        .returns(
            "CN=ec-encrypts-only,O=Synthetic,C=SE may not sign: it lacks the key usage"
                + " digitalSignature",
            Finding::text);
    assertThat(onCurves().bring("ec-signs-only.pem", SIGNER).check("AA"))
        .singleElement()
        .returns(Severity.WARNING, Finding::severity)
        .returns(
            "CN=ec-signs-only,O=Synthetic,C=SE may not be encrypted for: it lacks the key usage"
                + " keyAgreement",
            Finding::text)
        .returns("ask the partner for a certificate that has it", Finding::suggestion);
  }

  private Configuration onCurves() {
    return Configuration.connected(folder).replace(PROFILE, "suite: cms-rsa", "suite: cms-ec");
  }

  @Test
  void refusesACertificateSignedWithSha1() {
    var configuration = Configuration.connected(folder).bring("sha1-signed.pem", SIGNER);

    assertThat(configuration.check("AA"))
        .singleElement()
        .returns("CN=sha1-signed,O=Synthetic,C=SE is signed with SHA1withRSA", Finding::text)
        .returns("its authority has to issue it again with SHA-256 or better", Finding::suggestion);
  }

  @Test
  void refusesWeakKeysPrivateKeysAndWhatIsNoCertificate() {
    var configuration = Configuration.connected(folder);

    assertThat(texts(configuration.bring("rsa-1024.pem", SIGNER)))
        .containsExactly(
            "the key of CN=rsa-1024,O=Synthetic,C=SE is no RSA key of 3072 bits or more, which the"
                + " suite asks for; ask the partner for a certificate of another key");
    assertThat(texts(configuration.write(SIGNER, "-----BEGIN PRIVATE KEY-----\nMII\n")))
        .containsExactly("it holds a private key; the folder takes public certificates only");
    assertThat(texts(configuration.write(SIGNER, "nothing\n")))
        .containsExactly("it holds no X.509 certificate in PEM form");
  }

  @Test
  void refusesAHostKeyThatIsNone() {
    var configuration =
        Configuration.connected(folder)
            .write("partners/AA/certificates/host-key.pub", "-----BEGIN OPENSSH\n");

    assertThat(texts(configuration))
        .containsExactly("host-key.pub holds no public keys in OpenSSH form");
  }

  @Test
  void twoPartnersDoNotShareACountry() {
    var configuration =
        Configuration.connected(folder).replace(PROFILE, "\"NO\", SE]", "\"NO\", SE, CN]");

    assertThat(configuration.check(null))
        .extracting(Finding::file, Finding::sentence)
        .containsExactly(
            tuple(configuration.file(PROFILE), "CN belongs to CN already"),
            tuple(configuration.file("partners/CN/partner.yaml"), "CN belongs to AA already"));
  }

  @Test
  void refusesABrokenCatalogue() {
    var configuration =
        Configuration.connected(folder)
            .write("mappings/codelists/benefit.csv", "code,en,zh,source\nPRIORITY,Priority,优先\n");

    assertThat(configuration.check(null))
        .anySatisfy(finding ->
            assertThat(finding.line() + " " + finding.sentence())
                .isEqualTo("2 a line has the fields code,en,zh,source"));
  }

  @Test
  void refusesAProfileThatIsTooLargeOrNotUtf8() {
    var configuration = Configuration.connected(folder);

    assertThat(texts(configuration.write(PROFILE, "#".repeat((1 << 20) + 1))))
        .containsExactly("it is larger than 1048576 bytes");
    assertThat(texts(configuration.write(PROFILE, "a: [".repeat(30))))
        .singleElement()
        .asString()
        .startsWith("this is not YAML");
  }

  private Configuration schedule(String cron) {
    return Configuration.connected(folder).replace(PROFILE, "0 15 3 * * ?", cron);
  }

  private static List<String> texts(Configuration configuration) {
    return configuration.check("AA").stream().map(Finding::sentence).toList();
  }
}
