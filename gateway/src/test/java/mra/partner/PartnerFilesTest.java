package mra.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Agreement.Benefit;
import mra.partner.Agreement.Flow;
import mra.partner.Agreement.NameCheck;
import mra.partner.Agreement.Ours;
import mra.partner.Agreement.Required;
import mra.partner.Agreement.Theirs;
import mra.partner.Agreement.Told;
import mra.partner.Freshness.WhenStale;
import mra.partner.GateBounds.Numbering;
import mra.partner.Pull.Transport;
import mra.partner.TrustProfile.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerFilesTest {

  private static final String PROFILE = "partners/AA/partner.yaml";

  @TempDir Path folder;

  @Test
  void readsEverythingAProfileStates() {
    var partner = Configuration.connected(folder).load().byId("AA");

    assertThat(partner.names()).isEqualTo(Map.of("en", "Anywhere", "zh", "某地"));
    assertThat(partner.countries()).containsExactly("NO", "SE");
    assertThat(partner.timeZone()).isEqualTo(ZoneId.of("Europe/Stockholm"));
    assertThat(partner.codes().pattern().pattern()).isEqualTo("AA[0-9]{4}");
    assertThat(partner.codes().aliases().getFirst().key()).isEqualTo("AA$1");
    assertThat(partner.codes().identifiers()).containsExactly("EORI");
    assertThat(partner.gate()).isEqualTo(new GateBounds(0.125, 1.0, 0.05, 0.01, 50, true));
    assertThat(partner.freshness())
        .isEqualTo(
            new Freshness(
                Duration.ofHours(12),
                Duration.ofDays(2),
                WhenStale.STOP,
                new WorkingDays(
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    Set.of(LocalDate.of(2026, 12, 25)))));
    assertThat(partner.limits())
        .isEqualTo(new Limits(512L << 20, 5_000_000, 16_384, 16, Duration.ofSeconds(90)));
  }

  @Test
  void readsAgreementsInTheirOrder() {
    var agreements = Configuration.connected(folder).load().byId("AA").agreements();

    assertThat(agreements).hasSize(2);
    assertThat(agreements.getLast())
        .isEqualTo(
            new Agreement(
                "The second",
                LocalDate.of(2020, 1, 1),
                null,
                new Theirs(
                    Set.of("AA_ONE", "AA_TWO"),
                    Set.of(Flow.IMPORT, Flow.EXPORT),
                    Set.of("CONSIGNOR"),
                    List.of(new Benefit("PRIORITY", null, null)),
                    Set.of()),
                new Ours(
                    Set.of("CN_ADVANCED"),
                    Set.of(Told.NAME, Told.STANDING),
                    Set.of(Required.NAME_EN),
                    false),
                NameCheck.REQUIRE,
                new Retention(
                    Duration.ofDays(730),
                    Duration.ofDays(90),
                    Duration.ofDays(365),
                    Duration.ofDays(1095))));
  }

  @Test
  void fillsVariablesAndFiles() {
    var partner = Configuration.connected(folder).load().byId("AA");

    var pull = Objects.requireNonNull(partner.pull());
    assertThat(pull.over()).isEqualTo(Transport.SFTP);
    assertThat(pull.from()).isEqualTo("sftp://aa.example:22");
    assertThat(pull.options())
        .containsEntry("directory", "/lists")
        .containsEntry("user", "us")
        .containsEntry("private-key", "aa-key")
        .hasEntrySatisfying("host-key", key -> assertThat(key).startsWith("ssh-ed25519 "));
    var trust = Objects.requireNonNull(partner.trust());
    assertThat(trust.suite()).isEqualTo(Suite.CMS_RSA);
    assertThat(trust.theirs().pinned()).hasSize(1);
    assertThat(trust.ours()).isEqualTo("gateway");
  }

  @Test
  void thePushTakesOverTheLoginOfThePullButNotItsFolder() {
    var partner = Configuration.connected(folder).load().byId("AA");

    var push = Objects.requireNonNull(partner.push());
    assertThat(push.over()).isEqualTo(Transport.SFTP);
    assertThat(push.to()).isEqualTo("sftp://aa.example:22");
    assertThat(push.onChange()).isTrue();
    assertThat(push.at()).containsExactly("0 30 3 * * ?");
    assertThat(push.options())
        .containsEntry("directory", "/in")
        .containsEntry("user", "us")
        .containsEntry("private-key", "aa-key")
        .hasEntrySatisfying("host-key", key -> assertThat(key).startsWith("ssh-ed25519 "));
    assertThat(partner.receipts())
        .isEqualTo(new Receipts(Duration.ofMinutes(90), null, "/in/receipts", "/out/done"));
  }

  @Test
  void aPartnerWithoutAddressNeedsNoCertificatesYet() {
    var partner = Configuration.good(folder).load().byId("AA");

    assertThat(Objects.requireNonNull(partner.pull()).from()).isNull();
    assertThat(Objects.requireNonNull(partner.trust()).theirs().pinned()).isEmpty();
  }

  @Test
  void aPartnerWithAddressDoes() {
    var configuration =
        Configuration.good(folder).set("AA_URL", "sftp://aa.example:22").set("AA_FOLDER", "x");

    assertThat(configuration.check("AA"))
        .extracting(Finding::sentence)
        .containsExactly(
            "there is no certificates/host-key.pub in the partner's folder",
            "there is no certificates/signer*.pem in the partner's folder");
  }

  @Test
  void aVariableWithoutValueIsNoticedOnceThereIsAnAddress() {
    var configuration = Configuration.connected(folder).set("AA_FOLDER", "");

    assertThat(configuration.check("AA"))
        .extracting(Finding::sentence)
        .containsExactly("directory: a variable in it has no value, though from has one");
  }

  @Test
  void aLoginInAnAddressIsRefusedAndNotRepeated() {
    var configuration = Configuration.connected(folder).set("AA_URL", "sftp://us:pw@aa.example");

    assertThat(configuration.check("AA"))
        .extracting(Finding::sentence)
        .containsExactly(
            "from: it holds a login; a login is an option, its key or token a secret",
            "to: it holds a login; a login is an option, its key or token a secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sftp://aa.example/list?key=x",
        "sftp://aa.example/list#part",
        "sftp://aa.example?"
      })
  void whatFollowsThePathOfAnAddressIsRefusedAndNotRepeated(String address) {
    var configuration = Configuration.connected(folder).set("AA_URL", address);

    assertThat(configuration.check("AA"))
        .extracting(Finding::sentence)
        .containsExactly(
            "from: what follows the path (? or #) cannot be part of it",
            "to: what follows the path (? or #) cannot be part of it");
  }

  @Test
  void readsWhatTheGateHasToKnowOfNumbersAndNames() {
    var quality =
        Configuration.connected(folder)
            .overlay(
                "partners/AA/overrides.yaml",
                "gate: {numbering: RESTARTS_YEARLY, mixed-names-max: 3%, lookalikes-max: 2}\n")
            .load()
            .byId("AA")
            .gate()
            .quality();

    assertThat(quality.numbering()).isEqualTo(Numbering.RESTARTS_YEARLY);
    assertThat(quality.mixedNamesMax()).isEqualTo(0.03);
    assertThat(quality.lookalikesMax()).isEqualTo(2);
  }

  @Test
  void theOverlaysFilesAndValuesGoFirst() {
    var partner =
        Configuration.connected(folder)
            .overlay("values.properties", "AA_URL=sftp://localhost:4022\n")
            .overlay("partners/AA/overrides.yaml", "gate: {hold-first: false}\n")
            .load()
            .byId("AA");

    assertThat(Objects.requireNonNull(partner.pull()).from()).isEqualTo("sftp://localhost:4022");
    assertThat(partner.gate().holdFirst()).isFalse();
    assertThat(partner.gate().shrinkMax()).isEqualTo(0.125);
  }

  @Test
  void aMistakeInTheOverlayIsFoundThere() {
    var configuration =
        Configuration.connected(folder)
            .overlay("partners/AA/overrides.yaml", "gate:\n  hold-frist: false\n");

    assertThat(configuration.check("AA"))
        .extracting(Finding::place, Finding::sentence)
        .containsExactly(
            tuple(
                new Place(folder.resolve("overlay/partners/AA/overrides.yaml"), 2),
                "the key 'hold-frist' is not known; did you mean 'hold-first'?"));
  }

  @Test
  void loadingRefusesWithTheFirstErrorAndItsPlace() {
    var configuration =
        Configuration.good(folder).replace(PROFILE, "time-zone: Europe/S", "time-zone: Europa/S");

    assertThatThrownBy(configuration::load)
        .asInstanceOf(type(Refused.class))
        .returns(Fault.PROFILE_INVALID, Refused::fault)
        .returns(configuration.file(PROFILE) + ":5", Refused::where);
  }

  @Test
  void anUnknownPartnerIsRefused() {
    var partners = Configuration.good(folder).load();

    assertThatThrownBy(() -> partners.byId("ZZ"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("E606")
        .hasMessageContaining("AA, CN");
    assertThatThrownBy(() -> Configuration.good(folder).check("ZZ")).hasMessageContaining("E606");
  }

  @Test
  void exactlyOneProgrammeIsOurs() {
    var none = Configuration.good(folder).replace("partners/CN/partner.yaml", "own: true\n", "");
    assertThat(none.check(null))
        .extracting(Finding::sentence)
        .containsExactly("no partner is our own programme; one says 'own: true'");

    var two = Configuration.good(folder).replace(PROFILE, "names:", "own: true\nnames:");
    assertThat(two.check(null))
        .extracting(Finding::sentence)
        .containsExactly("AA is our own programme already");
  }
}
