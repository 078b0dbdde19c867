package mra.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Configured;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.registry.PartnerVersions;
import mra.registry.PartnerVersions.Entry;
import mra.registry.PartnerVersions.How;
import mra.registry.PartnerVersions.InForce;
import mra.testing.Databases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** What a gateway with an administration's own servers starts with. */
class VersionsInForceTest {
  private static final String TABLE = "mappings/HK/aeo-list.yaml";

  @TempDir private Path folder;
  private final DataSource database = Databases.fresh();
  private final PartnerVersions kept = new PartnerVersions(database);
  private final Set<String> exchanged = new HashSet<>();

  @BeforeEach
  void copyTheProject() throws IOException {
    for (var part : List.of("partners", "mappings", "schemas")) {
      FileSystemUtils.copyRecursively(Path.of("..", part), config().resolve(part));
    }
  }

  @Test
  void theFirstStartTakesTheFolderAndLaterOnesTheDatabaseWhateverLiesThere() throws Exception {
    var first = start();
    assertThat(kept.inForce("HK")).hasValue(first.byId("HK").version());

    write(TABLE, text(TABLE).replace("address.city: DISTRICT", "address.city: ADDRESS_2"));
    assertThat(versions(start())).isEqualTo(versions(first));

    write(TABLE, "this is no table");
    write("partners/MO/partner.yaml", "partner: [");
    var again = start();
    assertThat(versions(again)).isEqualTo(versions(first));
    assertThat(kept.history("HK", 10)).hasSize(1);
  }

  @Test
  void whatTwoPersonsPutInForceIsWhatTheNextStartBegins() throws Exception {
    var first = start();
    write(TABLE, text(TABLE).replace("address.city: DISTRICT", "address.city: ADDRESS_2"));
    var other = configured().read("HK");
    kept.keep(other.byId("HK"), other.archive("HK"));
    var version = other.byId("HK").version();
    kept.put(
        other.byId("HK"),
        new Entry("HK", version, Instant.now(), How.ACTIVATED, "ann", "bo", "a test"));

    var second = start();

    assertThat(second.byId("HK").version()).isEqualTo(version);
    assertThat(second.byId("EU").version()).isEqualTo(first.byId("EU").version());
    assertThat(kept.before("HK")).hasValue(first.byId("HK").version());
  }

  @Test
  void aVersionThatCannotBeReadGivesWayToTheFolderWhereNothingIsExchangedByIt() throws Exception {
    var first = start();
    spoil();
    write(TABLE, text(TABLE) + "# mended\n");

    var second = start();

    assertThat(second.byId("HK").version()).isNotEqualTo(first.byId("HK").version());
    assertThat(kept.inForce("HK")).hasValue(second.byId("HK").version());
  }

  @Test
  void aVersionThatIsExchangedByAndCannotBeReadIsNoReasonToTakeTheFolder() throws Exception {
    var version = start().byId("HK").version();
    spoil();
    exchanged.add("HK");

    assertThatThrownBy(this::start)
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll("HK", version, "start the release that ran before");

    assertThat(kept.inForce("HK")).hasValue(version);
    assertThat(kept.history("HK", 10)).hasSize(1);
  }

  private void spoil() {
    JdbcClient.create(database)
        .sql("update partner_version set archive = ''::bytea where partner = 'HK'")
        .update();
  }

  @Test
  void aPartnerWhoseFolderWentIsNoPartnerAndOneThatNeverReadNamesItsLine() throws Exception {
    start();
    FileSystemUtils.deleteRecursively(config().resolve("partners/MO"));
    assertThat(start().all()).extracting(partner -> partner.id()).doesNotContain("MO");

    FileSystemUtils.copyRecursively(
        config().resolve("partners/HK"), config().resolve("partners/ZZ"));
    assertThatThrownBy(this::start)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.fault()).isEqualTo(Fault.PROFILE_INVALID);
              assertThat(refused.where()).contains("partners/ZZ/partner.yaml");
            });
  }

  @Test
  void whatCameIntoForceSinceTheStartIsNewsWhateverTheClocksSay() throws Exception {
    var mo = start().byId("MO");
    FileSystemUtils.deleteRecursively(config().resolve("partners/MO"));
    var versions = fresh();
    versions.inForce();
    assertThat(kept.inForce()).isNotEmpty().noneMatch(versions::isNews);

    var version = kept.inForce("MO").orElseThrow();
    kept.put(mo, new Entry("MO", version, Instant.EPOCH, How.ACTIVATED, "ann", "bo", "a test"));

    assertThat(kept.inForce())
        .filteredOn(versions::isNews)
        .extracting(InForce::partner)
        .containsExactly("MO");
  }

  /** As it came to be before two could no longer take one country at the same moment. */
  @Test
  void ofTwoInForceThatNameOneCountryTheLaterIsLeftOutAndEverybodyElseGoesOn() throws Exception {
    start();
    countries("NZ", "NZ, NO");
    start("NZ");
    forgetCountries();
    countries("MO", "MO, NO, IS");
    start("MO");
    forgetCountries();
    countries("BY", "BY, IS");

    var versions = fresh();
    var partners = versions.inForce();

    assertThat(partners.all()).extracting(PartnerProfile::id).contains("NZ", "HK", "CN");
    assertThat(partners.all()).extracting(PartnerProfile::id).doesNotContain("MO");
    assertThat(versions.leftOut()).isEqualTo(Map.of("MO", "NO belongs to NZ, and MO names it too"));
    assertThat(start().byId("NZ").countries()).containsExactlyInAnyOrder("NZ", "NO");
    assertThatThrownBy(() -> start("BY"))
        .as("what nobody else names stays with the one left out")
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.fault()).isEqualTo(Fault.COUNTRY_TAKEN);
              assertThat(refused.detail()).isEqualTo("IS belongs to MO, and BY names it too");
            });

    FileSystemUtils.deleteRecursively(config().resolve("partners/NZ"));
    assertThat(start().byId("MO").countries()).as("its country is free").contains("NO");
  }

  @Test
  void aNewFolderThatNamesAnothersCountryIsLeftOut() throws Exception {
    start();
    Files.createDirectories(config().resolve("partners/ZZ"));
    write(
        "partners/ZZ/partner.yaml",
        """
        partner: ZZ
        names: {en: Nowhere, zh: 无处}
        countries: [MO]
        time-zone: Asia/Macau
        codes: {pattern: "ZZ[0-9]{4}"}
        """);

    var versions = fresh();

    assertThat(versions.inForce().all()).extracting(PartnerProfile::id).doesNotContain("ZZ");
    assertThat(versions.leftOut()).containsOnlyKeys("ZZ");
    assertThat(kept.inForce("ZZ")).isEmpty();
  }

  private void countries(String partner, String countries) throws IOException {
    var file = "partners/" + partner + "/partner.yaml";
    write(file, text(file).replaceFirst("countries: \\[.*]", "countries: [" + countries + "]"));
  }

  /** Its folder comes into force. */
  private void start(String partner) {
    activation().activate(configured().read(partner));
  }

  private void forgetCountries() {
    JdbcClient.create(database).sql("delete from partner_country").update();
  }

  @Test
  void nothingStaysUnpacked() throws Exception {
    start();
    assertThat(folder.resolve("scratch")).isEmptyDirectory();
  }

  private static List<String> versions(Partners partners) {
    return partners.all().stream().map(PartnerProfile::version).toList();
  }

  private Partners start() throws IOException {
    return fresh().inForce();
  }

  private Versions fresh() throws IOException {
    return new Versions(
        configured(), kept, activation(), exchanged::contains, folder.resolve("scratch"));
  }

  private Activation activation() {
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    return new Activation(transaction, kept, new AuditLog(database), Clock.systemUTC());
  }

  private Configured configured() {
    return Configured.of(config(), Optional.empty(), Map.of());
  }

  private Path config() {
    return folder.resolve("config");
  }

  private String text(String name) throws IOException {
    return Files.readString(config().resolve(name));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(config().resolve(name), text);
  }
}
