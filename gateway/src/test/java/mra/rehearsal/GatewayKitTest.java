package mra.rehearsal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import mra.partner.PartnerFiles;
import mra.partner.PartnerProfile;
import mra.trust.Issuer;
import mra.trust.Issuer.Kind;
import mra.trust.Issuer.Use;
import mra.trust.Pem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway is given, whatever the profile has variables and names for. */
class GatewayKitTest {
  private static final Addresses AT =
      new Addresses("https://one:1/lists", "/a folder/$x", "https://one:1/receipts");

  @TempDir private Path folder;
  private Path certificates;

  @BeforeEach
  void certificates() throws IOException {
    certificates = Files.createDirectories(folder.resolve("certificates"));
    var issuer = Issuer.authority("Home", Kind.EC, Clock.systemUTC());
    var chain = issuer.issue("Gateway", Use.PARTY).chain();
    Pem.write(certificates.resolve("gateway-ec.pem"), chain.subList(0, 1));
  }

  @Test
  void whatNoVariableSaysStandsInOverrides() throws IOException {
    var kit =
        write(
            """
            {"pull": {"from": "https://au.example/list", "host-key": "certificates/host.pub"},
             "push": {"to": "${AU_TO}", "user": "${AU_USER}"}, "receipts": {"to": "${AU_TO}"},
             "trust": {"theirs": ["certificates/a.pem"]}}
            """);

    assertThat(kit.resolve("values.properties"))
        .hasContent("AU_TO=/a\\ folder/\\$x\nAU_USER=rehearsed\n");
    var overrides = read(kit.resolve("partners/AU/overrides.yaml"));
    assertThat(overrides.at("/pull/from").asText()).isEqualTo(AT.from());
    assertThat(overrides.at("/receipts/to").asText()).isEqualTo(AT.receipts());
    assertThat(overrides.path("push").isMissingNode()).isTrue();
    assertThat(overrides.at("/trust/transport/0").asText())
        .isEqualTo("certificates/transport-simulated.pem");
    assertThat(Pem.read(kit.resolve("partners/AU/certificates/a.pem"))).hasSize(2);
    assertThat(kit.resolve("partners/AU/certificates/transport-simulated.pem")).exists();
    assertThat(kit.resolve("partners/AU/certificates/host.pub")).content().startsWith("ssh-");
    assertThat(kit.resolve("README.md"))
        .content()
        .contains("partners/AU/")
        .doesNotContain("{partner}");
  }

  @Test
  void theProfileStaysAsItIsWhereItsVariablesSayAll() throws IOException {
    var kit =
        write(
            """
            {"pull": {"from": "${AU_FROM}"},
             "trust": {"theirs": ["certificates/signer*.pem"], "transport": ["certificates/tls*.pem"]}}
            """);

    assertThat(kit.resolve("values.properties")).hasContent("AU_FROM=https://one:1/lists\n");
    assertThat(kit.resolve("partners/AU/overrides.yaml")).doesNotExist();
    assertThat(kit.resolve("partners/AU/certificates/signer-simulated.pem")).exists();
    assertThat(kit.resolve("partners/AU/certificates/tls-simulated.pem")).exists();
  }

  @Test
  void keysAreKeptAndCalledAsTheyAreReached() throws Exception {
    var first = keys("localhost");
    var second = keys("simulator.example");

    assertThat(second.theirs().key(FreshKeys.SIGNER).certificate())
        .isEqualTo(first.theirs().key(FreshKeys.SIGNER).certificate());
    assertThat(second.token("au-token")).isEqualTo(first.token("au-token"));
    assertThat(folder.resolve("secret/au-token")).exists();
    assertThat(second.sftpHost().getPublic()).isEqualTo(first.sftpHost().getPublic());
    var tls = second.theirs().key(FreshKeys.TLS).certificate();
    tls.verify(first.theirs().key(FreshKeys.TLS_AUTHORITY).certificate().getPublicKey());
    assertThat(tls.getSubjectAlternativeNames().toString()).contains("simulator.example");
  }

  @Test
  void whoIsTrustedHasToBeThere() throws IOException {
    Files.delete(certificates.resolve("gateway-ec.pem"));
    assertThatThrownBy(() -> keys("localhost")).hasMessageStartingWith("E618");
    Files.writeString(certificates.resolve("gateway-ec.pem"), "no certificate");
    assertThatThrownBy(() -> keys("localhost"))
        .hasMessageStartingWith("E618")
        .hasMessageContaining("holds no certificate");
  }

  private Path write(String written) throws IOException {
    var kit = Files.createDirectories(folder.resolve("kit"));
    new GatewayKit(kit, "AU", new ObjectMapper().readTree(written)).write(keys("localhost"), AT);
    return kit;
  }

  private SimulatedKeys keys(String called) throws IOException {
    var profile = profile();
    return new SimulatedKeys(
        folder.resolve("keys"),
        folder.resolve("secret"),
        profile,
        requireNonNull(profile.trust()),
        KnownGateway.in(certificates),
        called,
        Clock.systemUTC());
  }

  private static PartnerProfile profile() {
    return PartnerFiles.load(Path.of(".."), Optional.empty(), Map.of()).byId("AU");
  }

  private static JsonNode read(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
