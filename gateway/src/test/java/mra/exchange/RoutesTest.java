package mra.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import mra.fault.Refused;
import mra.journal.Bodies;
import mra.journal.Journal;
import mra.journal.SeenFiles;
import mra.partner.Configured;
import mra.partner.PartnerProfile;
import mra.testing.Databases;
import mra.testing.SteppedClock;
import mra.trust.Issuer;
import mra.trust.Issuer.Kind;
import mra.trust.Issuer.Use;
import mra.trust.KeyRing;
import mra.trust.Pem;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Lines of versions: made beside one another, whole or not at all, and gone once they are old. */
class RoutesTest {
  private static final Instant NOW = Instant.parse("2026-11-30T06:00:00Z");
  private static final String PROFILE = "partners/HK/partner.yaml";

  @TempDir private Path folder;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final SteppedClock clock = new SteppedClock();

  @BeforeEach
  void start() throws Exception {
    clock.stopAt(NOW);
    FileSystemUtils.copyRecursively(Path.of("..", "partners"), folder.resolve("config/partners"));
    FileSystemUtils.copyRecursively(Path.of("..", "mappings"), folder.resolve("config/mappings"));
    FileSystemUtils.copyRecursively(Path.of("..", "schemas"), folder.resolve("config/schemas"));
    Files.writeString(
        folder.resolve("config/partners/HK/certificates/host-key.pub"), "ssh-ed25519 AAAA");
    var authority = Issuer.authority("Hong Kong", Kind.RSA, Clock.systemUTC());
    Pem.write(
        folder.resolve("config/partners/HK/certificates/signer.pem"),
        List.of(authority.issue("Hong Kong signer", Use.PARTY).certificate()));
    Files.createDirectories(folder.resolve("secrets"));
    Files.writeString(folder.resolve("secrets/hk-sftp"), "a key");
    camel.addRoutes(new PullTemplates());
    camel.addRoutes(new PushTemplates());
    camel.start();
  }

  @AfterEach
  void stop() throws IOException {
    camel.close();
  }

  @Test
  void theLineOfAVersionThatWasReplacedGoesAfterAnHourByItselfOnceNothingRunsByIt()
      throws Exception {
    var routes = routes();
    var first = profile("0 30 2 * * ?");
    var second = profile("0 31 2 * * ?");
    routes.make(first);
    routes.inForce(first);
    routes.make(second);
    routes.inForce(second);
    var both = lines();
    assertThat(both).anyMatch(isOf(first)).anyMatch(isOf(second));

    clock.stopAt(NOW.plus(Duration.ofMinutes(59)));
    routes.endReplaced(version -> false);
    assertThat(lines()).isEqualTo(both);

    clock.stopAt(NOW.plus(Duration.ofMinutes(61)));
    routes.endReplaced(first.version()::equals);
    assertThat(lines()).as("an exchange is still on its way").isEqualTo(both);

    routes.endReplaced(version -> false);
    assertThat(lines()).isNotEmpty().allMatch(isOf(second));
  }

  @Test
  void aLineOfWhichOneRouteCannotBeMadeLeavesNothingAndHarmsNoOther() throws Exception {
    var routes = routes();
    var first = profile("0 30 2 * * ?");
    routes.make(first);
    var before = lines();
    // Its pull is like the first one's; the push cannot be made.
    change("  document: HK/cn-list\n", "  document: HK/cn-list\n  private-key: hk-other\n");

    var next = profile("0 31 2 * * ?");
    assertThatThrownBy(() -> routes.make(next))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("hk-other");

    assertThat(lines()).isEqualTo(before);
    Files.writeString(folder.resolve("secrets/hk-other"), "another key");
    routes.make(next);
    assertThat(lines()).hasSize(2 * before.size()).anyMatch(isOf(next));
  }

  private List<String> lines() {
    return camel.getRoutes().stream().map(Route::getId).sorted().toList();
  }

  private static Predicate<String> isOf(PartnerProfile version) {
    return route -> route.endsWith(Line.name(version));
  }

  private PartnerProfile profile(String at) throws IOException {
    var text = Files.readString(folder.resolve("config").resolve(PROFILE));
    change(
        text.lines().filter(line -> line.startsWith("  at: ")).findFirst().orElseThrow(),
        "  at: \"" + at + "\"");
    return Configured.of(
            folder.resolve("config"), Optional.empty(), Map.of("HK_SFTP_URL", "sftp://localhost:1"))
        .read("HK")
        .byId("HK");
  }

  private void change(String from, String to) throws IOException {
    var file = folder.resolve("config").resolve(PROFILE);
    var text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  /** Of what they are made of only that by which lines are made. */
  @SuppressWarnings("NullAway")
  private Routes routes() throws IOException {
    var database = Databases.fresh();
    var journal = new Journal(database);
    var arrivals =
        new Arrivals(
            folder.resolve("arrivals"),
            new Bodies(folder.resolve("bodies")),
            journal,
            Patience.STANDARD,
            Clock.systemUTC());
    return new Routes(
        new Routes.Parts(
            null,
            null,
            null,
            arrivals,
            null,
            journal,
            new SeenFiles(database),
            null,
            null,
            new PartnerSecrets(folder.resolve("secrets")),
            KeyRing.of(Map.of()),
            Patience.STANDARD,
            clock),
        camel);
  }
}
