package mra.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import mra.canonical.Operator;
import mra.fault.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists by our writers, read by the gateway's own rooms, against the generator's model. */
@Timeout(180)
class ListsThroughTheGatewayTest {
  @TempDir static Path home;
  private static Rehearsal rehearsal;
  private static GatewaySide gateway;

  @BeforeAll
  static void start() throws IOException {
    var options = new Options(Map.of(Administration.EU, 1_000L), 0, Map.of());
    rehearsal = Rehearsal.start(home.resolve("rehearsal"), options, Clock.systemUTC());
    gateway = new GatewaySide(home, rehearsal);
  }

  @AfterAll
  static void stop() {
    rehearsal.close();
  }

  @ParameterizedTest
  @EnumSource
  void areTheModelCodeByCode(Administration by) throws IOException {
    var read = gateway.read(by, rehearsal.publish(by, 10, Mischief.NONE));
    var model = new ArrayList<Operator>();
    rehearsal.expected(by).forEachRemaining(model::add);
    assertThat(read.asides()).isEmpty();
    assertThat(read.operators()).isEqualTo(model);
  }

  @ParameterizedTest
  @CsvSource({
    "EU,SCHEMA_VIOLATION_OUTSIDE",
    "EU,WRONG_COUNT",
    "HK,SCHEMA_VIOLATION_OUTSIDE",
    "HK,WRONG_COUNT",
    "MO,SCHEMA_VIOLATION_OUTSIDE",
    "MO,WRONG_COUNT",
    "MO,SNAPSHOT_MOVES"
  })
  void areRefusedAsAWhole(Administration by, Mischief mischief) throws IOException {
    var document = rehearsal.publish(by, 0, mischief);
    var refusal = catchThrowableOfType(Refused.class, () -> gateway.read(by, document));
    assertThat(refusal.fault()).isEqualTo(mischief.fault(by));
  }

  @ParameterizedTest
  @CsvSource({
    "EU,SCHEMA_VIOLATION_IN_RECORD", "EU,UNKNOWN_CODE_VALUE", "EU,OVERSIZED_RECORD",
    "HK,SCHEMA_VIOLATION_IN_RECORD", "HK,UNKNOWN_CODE_VALUE", "HK,OVERSIZED_RECORD",
    "MO,SCHEMA_VIOLATION_IN_RECORD", "MO,UNKNOWN_CODE_VALUE", "MO,OVERSIZED_RECORD"
  })
  void loseOneRecord(Administration by, Mischief mischief) throws IOException {
    var whole = gateway.read(by, rehearsal.publish(by)).operators().size();
    var read = gateway.read(by, rehearsal.publish(by, 0, mischief));
    assertThat(read.asides()).singleElement().extracting("fault").isEqualTo(mischief.fault(by));
    assertThat(read.operators()).hasSize(whole - 1);
  }

  @ParameterizedTest
  @EnumSource
  void mayBeEmpty(Administration by) throws IOException {
    var read = gateway.read(by, rehearsal.publish(by, 0, Mischief.EMPTY));
    assertThat(read.operators()).isEmpty();
    assertThat(read.asides()).isEmpty();
  }
}
