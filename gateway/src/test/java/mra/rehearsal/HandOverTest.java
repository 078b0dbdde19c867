package mra.rehearsal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import mra.onboarding.ACopy;
import mra.partner.ArchivedFiles;
import mra.partner.Check;
import mra.partner.Finding;
import mra.trust.KeyRing;
import mra.trust.Pem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is handed over is the partner's, and enough. */
class HandOverTest {
  /** Ids of partners, as files and code lists have them. */
  private static final Pattern PARTNER = Pattern.compile("\\b(AU|BY|EU|HK|IL|MO|NZ)\\b");

  private static final KeyRing GATEWAY = new FreshKeys(Clock.systemUTC()).gateway();

  @TempDir private Path folder;
  private Path config;
  private Path certificates;

  @BeforeEach
  void give() throws IOException {
    config = ACopy.in(folder.resolve("config")).config();
    certificates = Files.createDirectories(folder.resolve("certificates"));
    var gateway = GATEWAY;
    for (var alias : gateway.aliases()) {
      var chain = gateway.key(alias).chain();
      Pem.write(certificates.resolve(alias + ".pem"), chain.subList(0, 1));
      Pem.write(certificates.resolve(alias + "-authority.pem"), chain.subList(1, 2));
    }
    // What must stay here.
    gateway.write(certificates.resolve("keys.p12"), certificates.resolve("keys.password"));
    Files.writeString(config.resolve("values.properties"), "AU_LIST_URL=https://secret.example/\n");
    Files.writeString(
        config.resolve("partners/AU/overrides.yaml"),
        "pull: {from: \"https://secret.example/\"}\n");
    Files.writeString(config.resolve("partners/AU/notes.txt"), "secret.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AU", "BY", "IL", "NZ", "EU", "HK"})
  void itIsAConfigurationOfItsOwn(String partner) throws IOException {
    var files = handOver(partner);

    new ArchivedFiles(files.files()).writeTo(folder.resolve("there"));
    var there = folder.resolve("there/simulate-" + partner);
    var findings = new Check(Map.of(), Clock.systemUTC()).check(there, Optional.empty(), partner);
    assertThat(findings).filteredOn(Finding::isError).isEmpty();
    assertThat(there.resolve("partners/" + partner + "/samples")).isNotEmptyDirectory();
    assertThat(Files.readString(there.resolve("README.md")))
        .contains("./mra simulate " + partner, "gateway-certificates", "本档案", "MRA test")
        .doesNotContain("{partner}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AU", "BY", "IL", "NZ", "EU", "HK"})
  void nothingOfAnotherPartnerOrOfThisInstallationIsInIt(String partner) throws IOException {
    var files = handOver(partner).files();

    for (var file : files.entrySet()) {
      var text = new String(file.getValue(), StandardCharsets.UTF_8);
      assertThat(text).as(file.getKey()).doesNotContain("PRIVATE KEY", "secret.example");
      assertThat(file.getKey())
          .doesNotContain("overrides", "values.properties", "notes", ".p12", ".password");
      if (file.getKey().matches(".*/(partners|mappings)/.*|.*/README.md")
          && !file.getKey().contains("country-name")
          && !file.getKey().contains("/samples/")) {
        assertThat(PARTNER.matcher(file.getKey() + "\n" + text).results().map(m -> m.group()))
            .as(file.getKey())
            .allMatch(partner::equals);
      }
    }
    assertThat(files.keySet())
        .filteredOn(name -> name.contains("/partners/"))
        .allMatch(name ->
            name.contains("/partners/" + partner + "/")
                || name.endsWith("/partners/CN/partner.yaml"));
    var own = text(files.get("simulate-" + partner + "/partners/CN/partner.yaml"));
    assertThat(own).contains("\"own\"").doesNotContain("pull", "trust", "CN_DROP_FOLDER");
  }

  @Test
  void ofOurCertificatesItHoldsThoseThatTheProfileNames() throws IOException {
    assertThat(names("AU")).containsExactlyInAnyOrder("gateway-ec.pem", "gateway-ec-authority.pem");
    assertThat(names("NZ"))
        .containsExactlyInAnyOrder(
            "gateway-rsa.pem",
            "gateway-rsa-authority.pem",
            "gateway-tls.pem",
            "gateway-tls-authority.pem");
  }

  @Test
  void theSameFilesGiveTheSameArchive() throws IOException {
    var one = folder.resolve("one.zip");
    var two = folder.resolve("two.zip");
    new HandOver(config, "IL", certificates, "MRA test").write(one);
    new HandOver(config, "IL", certificates, "MRA test").write(two);

    assertThat(one).hasSameBinaryContentAs(two);
    assertThatThrownBy(() -> new HandOver(config, "IL", certificates, "MRA test").write(two))
        .hasMessageStartingWith("E610");
  }

  @Test
  void whatIsMissingOrPrivateIsRefused() throws IOException {
    var zip = folder.resolve("no.zip");
    assertThatThrownBy(() -> new HandOver(config, "XX", null, "MRA test"))
        .hasMessageStartingWith("E606");
    assertThatThrownBy(() -> new HandOver(config, "CN", null, "MRA test").write(zip))
        .hasMessageStartingWith("E606");
    assertThatThrownBy(() -> new HandOver(config, "AU", folder.resolve("no"), "MRA test"))
        .hasMessageStartingWith("E618");
    Files.delete(certificates.resolve("gateway-ec.pem"));
    assertThatThrownBy(() -> new HandOver(config, "AU", certificates, "MRA test").write(zip))
        .hasMessageStartingWith("E618");
    Files.writeString(
        config.resolve("partners/IL/samples/key.txt"), "-----BEGIN PRIVATE KEY-----\n");
    assertThatThrownBy(() -> new HandOver(config, "IL", null, "MRA test").write(zip))
        .hasMessageStartingWith("E601")
        .hasMessageContaining("samples/key.txt");
    assertThat(zip).doesNotExist();
  }

  private List<String> names(String partner) throws IOException {
    var before = "simulate-" + partner + "/gateway-certificates/";
    return handOver(partner).files().keySet().stream()
        .filter(name -> name.startsWith(before))
        .map(name -> name.substring(before.length()))
        .toList();
  }

  private ArchivedFiles handOver(String partner) throws IOException {
    var file = folder.resolve(partner + ".zip");
    new HandOver(config, partner, certificates, "MRA test").write(file);
    var files = ArchivedFiles.of(Files.readAllBytes(file));
    Files.delete(file);
    return files;
  }

  private static String text(byte @Nullable [] bytes) {
    return new String(requireNonNull(bytes), StandardCharsets.UTF_8);
  }
}
