package mra.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import mra.fault.Fault;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {

  @TempDir Path folder;

  @Test
  void isTheSameForTheSameFiles() {
    var one = version(Configuration.connected(folder.resolve("one")));
    var two = version(Configuration.connected(folder.resolve("two")));

    assertThat(one).isEqualTo(two).matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @CsvSource({
    "partners/AA/partner.yaml, Anywhere, Elsewhere",
    "mappings/AA/list.yaml, xml, XML",
    "mappings/codelists/aa-programme.csv, AA_ONE, AA_TWO",
    "mappings/codelists/benefit.csv, Priority, Privilege",
    "mappings/codelists/programme.csv, One, Uno",
    "schemas/AA/types.xsd, schema, schemata",
    "partners/AA/certificates/host-key.pub, synthetic, made-up"
  })
  void changesWithEveryPart(String name, String was, String is) {
    var configuration = Configuration.connected(folder);
    var before = version(configuration);

    assertThat(version(configuration.replace(name, was, is))).isNotEqualTo(before);
  }

  @Test
  void changesWithACertificateThatReplacesOrJoins() {
    var configuration = Configuration.connected(folder);
    var before = version(configuration);

    var joined =
        version(configuration.bring("rsa-3072-other.pem", "partners/AA/certificates/signer-2.pem"));
    var replaced =
        version(configuration.bring("rsa-3072-other.pem", "partners/AA/certificates/signer.pem"));

    assertThat(before).isNotEqualTo(joined).isNotEqualTo(replaced);
    assertThat(joined).isNotEqualTo(replaced);
  }

  @Test
  void changesWithTheOverridesButNotWithTheAddress() {
    var configuration = Configuration.connected(folder);
    var before = version(configuration);

    assertThat(version(configuration.set("AA_URL", "sftp://other.example:22"))).isEqualTo(before);
    assertThat(version(configuration.overlay("partners/AA/overrides.yaml", "gate: {}\n")))
        .isNotEqualTo(before);
  }

  @Test
  void doesNotChangeWithFilesOfOthers() {
    var configuration = Configuration.connected(folder);
    var before = version(configuration);

    assertThat(version(configuration.write("mappings/BB/list.yaml", "document: BB/list\n")))
        .isEqualTo(before);
  }

  @Test
  void isTheArchivesDigest() throws Exception {
    var partners = Configuration.connected(folder).load();

    var digest = MessageDigest.getInstance("SHA-256").digest(partners.archive("AA"));

    assertThat(HexFormat.of().formatHex(digest)).isEqualTo(partners.byId("AA").version());
  }

  @Test
  void theArchiveReadsAgainAsTheSameVersion() throws IOException {
    var partners = Configuration.connected(folder).load();

    var again = folder.resolve("again");
    unzip(partners.archive("CN"), again);
    unzip(partners.archive("AA"), again);

    var values = Map.of("AA_URL", "sftp://aa.example:22", "AA_FOLDER", "lists");
    assertThat(PartnerFiles.load(again, Optional.empty(), values).byId("AA"))
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> a.pattern().equals(b.pattern()), Pattern.class)
        .isEqualTo(partners.byId("AA"));
  }

  @Test
  void whatARehearsalIsAboutIsTheSameInEveryPlaceAndWithEveryKey() throws IOException {
    var configuration = Configuration.connected(folder);
    var before = rehearsed();

    configuration.set("AA_URL", "sftp://other.example:22");
    configuration.overlay("partners/AA/overrides.yaml", "gate: {}\n");
    configuration.bring("rsa-3072-other.pem", "partners/AA/certificates/signer.pem");
    configuration.write("mappings/BB/list.yaml", "document: BB/list\n");

    assertThat(rehearsed()).isEqualTo(before).matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @CsvSource({
    "partners/AA/partner.yaml, Anywhere, Elsewhere",
    "mappings/AA/list.yaml, xml, XML",
    "mappings/codelists/aa-programme.csv, AA_ONE, AA_TWO",
    "schemas/AA/types.xsd, schema, schemata"
  })
  void whatARehearsalIsAboutIsAnotherWithEveryOtherFile(String name, String was, String is)
      throws IOException {
    var configuration = Configuration.connected(folder);
    var before = rehearsed();

    configuration.replace(name, was, is);

    assertThat(rehearsed()).isNotEqualTo(before);
  }

  @Test
  void nobodyRehearsesAPartnerWithoutAFolder() {
    Configuration.connected(folder);

    assertThatThrownBy(() -> PartnerFiles.digest(folder.resolve("config"), "ZZ"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.fault()).isEqualTo(Fault.PARTNER_UNKNOWN));
  }

  private String rehearsed() {
    return PartnerFiles.digest(folder.resolve("config"), "AA");
  }

  private static String version(Configuration configuration) {
    return configuration.load().byId("AA").version();
  }

  private static void unzip(byte[] archive, Path folder) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var file = folder.resolve(entry.getName());
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, zip.readAllBytes());
      }
    }
  }
}
