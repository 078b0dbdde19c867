package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import mra.backup.Tally;
import mra.fault.Refused;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.rehearsal.Administration;
import mra.rehearsal.Mischief;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A gateway is backed up while it runs, goes on, is lost, and is restored elsewhere. */
class BackupTest {
  private static final Map<Administration, Long> SIZES = Map.of(EU, 5L, HK, 30L, MO, 8L);

  @TempDir private Path folder;

  @Test
  void comesBackAsItWasAndGoesOnWithoutReusingNumbers() throws Exception {
    var backup = folder.resolve("backup");
    Map<String, String> exported;
    Tally before;
    long sequence;
    try (var running = Running.start(folder.resolve("var"), SIZES)) {
      running.fetch(HK);
      running.fetch(MO);
      running.exchange(HK, 4, Mischief.NONE);
      exported = running.exported(HK);

      var made = backups("var").make(backup);

      before = made.tally();
      assertThat(before.exchanges()).isEqualTo(3);
      assertThat(before.operators()).isEqualTo(exported.size() + running.exported(MO).size());
      running.exchange(HK, 5, Mischief.NONE);
      sequence = number(running, "select value from registry_sequence");
      assertThat(running.exported(HK)).isNotEqualTo(exported);
    }
    assertThat(Files.getPosixFilePermissions(backup.resolve("home/secret/admin.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(backup))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));

    assertThat(backups("restored").restore(backup)).isEqualTo(before);
    try (var running = Running.start(folder.resolve("restored"), SIZES)) {
      assertThat(running.exported(HK)).isEqualTo(exported);
      assertThat(bodies(running)).hasSize(2).allMatch(Files::isRegularFile);
      assertThat(number(running, "select count(*) from audit_leaf where kind = 'RESTORED'"))
          .isEqualTo(1);
      assertThat(number(running, "select value from registry_sequence")).isGreaterThan(sequence);
      assertThat(number(running, "select min(sequence) from audience where full_due"))
          .isGreaterThanOrEqualTo(10_000);

      var next = running.exchange(HK, 6, Mischief.NONE);

      assertThat(next.ending().outcome()).isEqualTo(Outcome.APPLIED);
      assertThat(running.exported(HK)).isEqualTo(running.expected(HK));
      // Its broker is new: what clearance had not taken yet is told again.
      assertThat(new Clearance(running.told()).present(HK))
          .isEqualTo(running.exported(HK).keySet());
    }
  }

  @Test
  void isRefusedWhenAnythingIsNotAsItWasWritten() throws Exception {
    var backup = folder.resolve("backup");
    Running.start(folder.resolve("var"), SIZES).close();
    backups("var").make(backup);

    assertThatThrownBy(() -> backups("var").restore(backup))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("E607");
    assertThatThrownBy(() -> backups("var").make(backup))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("E607");
    Files.writeString(backup.resolve("home/secret/admin.key"), "x", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> backups("restored").restore(backup))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("E609")
        .hasMessageContaining("admin.key");
    Files.delete(backup.resolve("manifest.json"));
    assertThatThrownBy(() -> backups("restored").restore(backup))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("E609");
    assertThat(folder.resolve("restored")).doesNotExist();
    assertThat(folder.resolve("restored.restoring")).doesNotExist();
  }

  private Backups backups(String home) {
    var settings =
        GatewaySettings.from(
            Map.of("MRA_HOME", folder.resolve(home).toString()), Path.of(".."), false);
    return new Backups(settings, Clock.systemUTC(), step -> {});
  }

  private static long number(Running running, String sql) {
    return JdbcClient.create(running.database()).sql(sql).query(Long.class).single();
  }

  private List<Path> bodies(Running running) throws IOException {
    var journal = new Journal(running.database());
    return journal.page("HK", null, 10).stream()
        .map(exchange ->
            folder.resolve("restored/bodies").resolve(requireNonNull(exchange.body()).path()))
        .toList();
  }
}
