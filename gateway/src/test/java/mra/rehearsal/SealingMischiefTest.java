package mra.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import mra.fault.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sealed badly is refused by the trust room with the very fault it is meant to give. */
@Timeout(180)
class SealingMischiefTest {
  @TempDir static Path home;
  private static Rehearsal rehearsal;

  @BeforeAll
  static void start() throws IOException {
    var options = new Options(Map.of(Administration.EU, 100L), 0, Map.of());
    rehearsal = Rehearsal.start(home.resolve("rehearsal"), options, Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    rehearsal.close();
  }

  @ParameterizedTest
  @CsvSource({
    "EU,WRONG_SIGNATURE", "EU,WRONG_RECIPIENT", "EU,EXPIRED_CERTIFICATE", "EU,UNSIGNED",
    "EU,BODY_UNSIGNED", "EU,TRUNCATED", "HK,WRONG_SIGNATURE", "HK,WRONG_RECIPIENT",
    "HK,EXPIRED_CERTIFICATE", "HK,UNSIGNED", "HK,TRUNCATED", "MO,WRONG_SIGNATURE",
    "MO,WRONG_RECIPIENT", "MO,EXPIRED_CERTIFICATE", "MO,UNSIGNED", "MO,TRUNCATED"
  })
  void givesTheFaultItNames(Administration by, Mischief mischief) throws Exception {
    var document = rehearsal.publish(by, 0, mischief);
    var gateway = new GatewaySide(home, rehearsal);
    var refusal = catchThrowableOfType(Refused.class, () -> gateway.open(by, document).close());
    assertThat(refusal.fault()).isEqualTo(mischief.fault(by));
  }
}
