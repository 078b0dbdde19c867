package mra.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mra.canonical.Operator;
import mra.trust.KeyEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class RehearsalRestartTest {
  @TempDir Path home;

  @Test
  void keepsKeysAndRegistersButNeverAnId() throws IOException {
    var first = run(0);
    var second = run(0);
    var third = run(10);
    assertThat(second.key()).isEqualTo(first.key());
    assertThat(second.hostKey()).isEqualTo(first.hostKey());
    assertThat(second.operators()).isEqualTo(first.operators());
    assertThat(third.operators()).isNotEqualTo(second.operators());
    assertThat(List.of(first.files(), second.files(), third.files()))
        .allSatisfy(files -> assertThat(files).hasSize(1))
        .doesNotHaveDuplicates();
    assertThat(third.changes()).hasSize(10);
  }

  @Test
  void opensReValidationJobsWhenAskedTo() throws IOException {
    var options = new Options(Map.of(Administration.EU, 10L), 0, Map.of(), 20, 4);
    try (var rehearsal = Rehearsal.start(home, options, Clock.systemUTC())) {
      var dropped = rehearsal.creditSystem().folder().toFile().list();
      assertThat(dropped).anyMatch(name -> name.startsWith("JOBS-") && name.endsWith(".csv"));
    }
  }

  private Run run(long changes) throws IOException {
    var options = new Options(Map.of(Administration.EU, 10L), changes, Map.of());
    try (var rehearsal = Rehearsal.start(home, options, Clock.systemUTC())) {
      var operators = new ArrayList<Operator>();
      rehearsal.expected(Administration.HK).forEachRemaining(operators::add);
      var certificates = rehearsal.overlay().resolve("partners/HK/certificates");
      return new Run(
          rehearsal.keys().key("gateway-rsa"),
          Files.readString(certificates.resolve("host-key.pub")),
          operators,
          rehearsal.changes(Administration.HK),
          List.of(
              home.resolve("serve/HK/outgoing").toFile().list((f, name) -> name.endsWith("p7m"))));
    }
  }

  private record Run(
      KeyEntry key,
      String hostKey,
      List<Operator> operators,
      List<PlannedChange> changes,
      List<String> files) {}
}
