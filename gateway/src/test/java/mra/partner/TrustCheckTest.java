package mra.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import mra.partner.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners that sign with one certificate and decrypt with another, under an authority. */
class TrustCheckTest {
  private static final String PROFILE = "partners/AA/partner.yaml";
  private static final String CERTIFICATES = "partners/AA/certificates/";
  private static final String SIGNER = "CN=ec-signs-only,O=Synthetic,C=SE";

  @TempDir Path folder;

  @Test
  void findsNothingWhereTheAuthorityTheSignersNameAndWhomToEncryptForArePinned() {
    assertThat(separate("authority.pem, certificates/recipient.pem", SIGNER).check("AA")).isEmpty();
  }

  @Test
  void missesTheCertificateToEncryptForAndNamesTheFileThatHasIt() {
    assertThat(separate("authority.pem", SIGNER).check("AA"))
        .singleElement()
        .returns(Severity.ERROR, Finding::severity)
        .returns(
            "what is sent is encrypted for the partner, so its own certificate must be among them",
            Finding::text)
        .returns("certificates/recipient.pem can: add it to theirs", Finding::suggestion);
  }

  @Test
  void namesTheFileWhoseCertificateMayBeEncryptedForWhereTheSignersMayNot() {
    assertThat(separate("authority.pem, certificates/list-signer.pem", SIGNER).check("AA"))
        .singleElement()
        .returns(Severity.WARNING, Finding::severity)
        .returns(
            SIGNER + " may not be encrypted for: it lacks the key usage keyAgreement",
            Finding::text)
        .returns("certificates/recipient.pem can: add it to theirs", Finding::suggestion);
  }

  @Test
  void namesTheSubjectsThatThereAreWhereOneIsMistyped() {
    var mistyped = SIGNER.replace("signs", "sings");

    assertThat(separate("authority.pem, certificates/recipient.pem", mistyped).check("AA"))
        .singleElement()
        .returns(Severity.ERROR, Finding::severity)
        .returns(
            "no certificate in certificates/ has the subject '" + mistyped + "'", Finding::text)
        .returns("there is '" + SIGNER + "'", Finding::suggestion);
  }

  @Test
  void warnsWhereTheSignersCertificateIsNotThereToBeCompared() {
    var files = separate("authority.pem, certificates/recipient.pem", SIGNER);
    assertThat(files.file(CERTIFICATES + "list-signer.pem").toFile().delete()).isTrue();

    assertThat(files.check("AA"))
        .singleElement()
        .returns(Severity.WARNING, Finding::severity)
        .returns("no certificate in certificates/ has the subject '" + SIGNER + "'", Finding::text);
  }

  @Test
  void refusesAPrivateKeyUnderAnyName() {
    var files =
        Configuration.connected(folder)
            .write(CERTIFICATES + "list.key", "-----BEGIN PRIVATE KEY-----\nMII\n");

    assertThat(files.check("AA"))
        .singleElement()
        .returns(files.file(CERTIFICATES + "list.key"), Finding::file)
        .returns(
            "it holds a private key; the folder takes public certificates only", Finding::text);
    assertThat(files.load().byId("AA").id()).as("and does not stop a gateway").isEqualTo("AA");
  }

  private Configuration separate(String theirs, String subject) {
    return Configuration.connected(folder)
        .bring("authority.pem", CERTIFICATES + "authority.pem")
        .bring("ec-signs-only.pem", CERTIFICATES + "list-signer.pem")
        .bring("ec-encrypts-only.pem", CERTIFICATES + "recipient.pem")
        .replace(PROFILE, "suite: cms-rsa", "suite: cms-ec")
        .replace(
            PROFILE,
            "theirs: [certificates/signer*.pem]",
            "theirs: [certificates/" + theirs + "], subjects: [\"" + subject + "\"]")
        .write(CERTIFICATES + "signer.pem", "");
  }
}
