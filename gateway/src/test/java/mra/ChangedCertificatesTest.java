package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mra.journal.Outcome;
import mra.partner.Configured;
import mra.partner.PartnerProfile;
import mra.rehearsal.Mischief;
import mra.rehearsal.Rehearsal;
import mra.trust.Issuer;
import mra.trust.Issuer.Kind;
import mra.trust.Issuer.Use;
import mra.trust.KeyEntry;
import mra.trust.Pem;
import mra.trust.Received;
import mra.trust.SealRecipe;
import mra.trust.Spool;
import mra.trust.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A partner signs by another certificate of another authority: a version of it like any other. */
@Timeout(120)
class ChangedCertificatesTest {
  private final Clock clock = Clock.systemUTC();

  @TempDir private Path folder;

  @Test
  void listsSignedByTheNewKeyPassAfterTheActivationAndByTheOldOneAfterTheRollback()
      throws Exception {
    ConfigCopy.in(config());
    var sizes = Map.of(EU, 5L, HK, 20L, MO, 5L);
    try (var running = Running.patient(folder.resolve("var"), config(), sizes)) {
      var persons = Persons.of(running);
      assertThat(running.fetch(HK).ending().outcome()).isEqualTo(Outcome.APPLIED);
      var before = persons.versions("HK").path("active").asText();
      var old = Rehearsal.recipe(played(running), "HK", clock);
      var authority = Issuer.authority("Hong Kong second authority", Kind.RSA, clock);
      var next = authority.issue("Hong Kong second signer", Use.PARTY);
      var profile = profile(running);
      expectRefused(bring(running, profile, old, next));
      expectTaken(bring(running, profile, old, old.signer()));

      hand(running, authority, next);
      var candidate = persons.propose("HK").path("candidate");
      assertThat(candidate.path("files").properties())
          .extracting(Map.Entry::getKey)
          .contains("partners/HK/certificates/signer.pem");
      var version = candidate.path("version").asText();
      expectRefused(bring(running, profile, old, next));
      var activated = persons.bothActivate("HK", version);
      assertThat(activated.at("/proposal/second").asText()).as("%s", activated).isEqualTo("bo");

      expectTaken(bring(running, profile, old, next));
      expectRefused(bring(running, profile, old, old.signer()));

      var undone = persons.bothRollBack("HK", before);
      assertThat(undone.at("/proposal/second").asText()).as("%s", undone).isEqualTo("bo");

      expectTaken(bring(running, profile, old, old.signer()));
      expectRefused(bring(running, profile, old, next));
    }
  }

  /** A new list of the partner's, signed by this key and brought by HTTPS. */
  private String bring(Running running, PartnerProfile profile, SealRecipe recipe, KeyEntry signer)
      throws Exception {
    running.rehearsal().publish(HK, 1, Mischief.NONE);
    var raw = Files.write(folder.resolve("raw"), running.rehearsal().sealed(HK));
    var trust = new Trust(running.rehearsal().keys(), Spool.in(folder.resolve("spool")), clock);
    var sealed = new ByteArrayOutputStream();
    try (var opened = trust.open(new Received(profile, clock.instant(), "a test", raw));
        var plain = opened.content().part(0)) {
      var by = new SealRecipe(recipe.suite(), recipe.mode(), signer, recipe.recipient());
      trust.seal(by, plain, sealed);
    }
    var answer =
        running.ask(
            running.keyOf(HK),
            "POST",
            "/api/v1/partners/HK/lists",
            "application/pkcs7-mime",
            sealed.toByteArray());
    return answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static void expectTaken(String answer) {
    assertThat(answer).startsWith("200 ");
  }

  private static void expectRefused(String answer) {
    assertThat(answer).startsWith("400 ").contains("E213");
  }

  /** What a partner hands over: its certificate, that of its authority, and its name. */
  private static void hand(Running running, Issuer authority, KeyEntry signer) throws IOException {
    var partner = running.rehearsal().overlay().resolve("partners/HK");
    Pem.write(partner.resolve("certificates/signer.pem"), List.of(signer.certificate()));
    Pem.write(
        partner.resolve("certificates/signer-authority.pem"), List.of(authority.certificate()));
    Files.writeString(
        partner.resolve("overrides.yaml"),
        "gate: {hold-first: false}\ntrust: {subjects: [\"%s\"]}\n"
            .formatted(signer.certificate().getSubjectX500Principal().getName()));
  }

  private PartnerProfile profile(Running running) {
    var overlay = Optional.of(running.rehearsal().overlay());
    return Configured.of(config(), overlay, Map.of()).read("HK").byId("HK");
  }

  private static Path played(Running running) {
    return requireNonNull(running.rehearsal().overlay().getParent());
  }

  private Path config() {
    return folder.resolve("config");
  }
}
