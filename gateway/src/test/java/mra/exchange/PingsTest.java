package mra.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import mra.fault.Fault;
import mra.journal.Circuit;
import mra.journal.Circuits;
import mra.journal.Way;
import mra.partner.LifeState;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.partner.Pull.Transport;
import mra.testing.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real port that is closed, and then open. */
class PingsTest {
  private static final Instant START = Instant.parse("2026-11-30T00:00:00Z");

  @TempDir private Path folder;
  private final Circuits circuits =
      new Circuits(Databases.fresh(), Duration.ofSeconds(1), Duration.ofHours(1));
  private final List<String> back = new ArrayList<>();
  private LifeState state = LifeState.LIVE;

  @Test
  void asksUntilTheServerAnswersAndThenLetsAnExchangeGo() throws Exception {
    int port = freePort();
    var partners = Partners.of(mo("https://127.0.0.1:" + port + "/list"));
    circuits.failed("MO", Way.IN, Fault.PARTNER_TIMEOUT, 1, START);

    lookAfter(Duration.ofSeconds(60), partners);
    assertThat(circuits.of("MO"))
        .extracting(Circuit::failures, Circuit::fault)
        .containsExactly(tuple(2, Fault.PARTNER_UNREACHABLE));

    try (var server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      lookAfter(Duration.ofSeconds(120), partners);
    }
    assertThat(back).containsExactly("MO IN");
    assertThat(circuits.isOpen("MO", Way.IN)).as("only an exchange closes it").isTrue();
  }

  @Test
  void asksNobodyBeforeTheTime() throws Exception {
    circuits.failed("MO", Way.IN, Fault.PARTNER_TIMEOUT, 1, START);

    lookAfter(
        Duration.ofMillis(1_999), Partners.of(mo("https://127.0.0.1:" + freePort() + "/list")));

    assertThat(circuits.of("MO").getFirst().failures()).isEqualTo(1);
  }

  @Test
  void aFolderAnswersOnceItIsThere() throws Exception {
    var drop = folder.resolve("drop");
    var partners = Partners.of(cn(drop));
    circuits.failed("CN", Way.IN, Fault.PARTNER_UNREACHABLE, 1, START);

    lookAfter(Duration.ofSeconds(60), partners);
    assertThat(back).isEmpty();
    Files.createDirectory(drop);
    lookAfter(Duration.ofSeconds(120), partners);

    assertThat(back).containsExactly("CN IN");
  }

  @Test
  void oneThatHasNoAddressAnyMoreKeepsNobodyElseWaiting() throws Exception {
    var drop = Files.createDirectory(folder.resolve("drop"));
    var partners = Partners.of(cn(drop), mo("https://no-such-host.invalid/list"));
    circuits.failed("MO", Way.IN, Fault.PARTNER_UNREACHABLE, 1, START);
    circuits.failed("CN", Way.IN, Fault.PARTNER_UNREACHABLE, 1, START);

    lookAfter(Duration.ofSeconds(60), partners);

    assertThat(back).containsExactly("CN IN");
    assertThat(circuits.of("MO").getFirst().failures()).isEqualTo(2);
  }

  @Test
  void oneWhoseProfileNoLongerSaysWhereIsForgotten() {
    circuits.failed("MO", Way.OUT, Fault.PARTNER_UNREACHABLE, 1, START);

    lookAfter(Duration.ofSeconds(60), Partners.of(mo("https://127.0.0.1/list")));

    assertThat(circuits.isOpen("MO", Way.OUT)).isFalse();
    assertThat(back).isEmpty();
  }

  @Test
  void oneWithWhichNothingIsExchangedAnyMoreIsForgotten() throws Exception {
    circuits.failed("MO", Way.IN, Fault.PARTNER_UNREACHABLE, 1, START);
    state = LifeState.RETIRED;

    lookAfter(Duration.ofSeconds(60), Partners.of(mo("https://127.0.0.1:" + freePort() + "/list")));

    assertThat(circuits.isOpen("MO", Way.IN)).isFalse();
    assertThat(back).isEmpty();
  }

  private void lookAfter(Duration time, Partners partners) {
    var clock = Clock.fixed(START.plus(time), ZoneOffset.UTC);
    new Pings(
            circuits,
            partners,
            new Permits(any -> state),
            (partner, way) -> back.add(partner + " " + way),
            clock)
        .look();
  }

  private static PartnerProfile mo(String address) {
    return ExchangesTest.partner("MO", Transport.HTTPS, address);
  }

  private static PartnerProfile cn(Path drop) {
    return ExchangesTest.partner("CN", Transport.DROP, drop.toString());
  }

  private static int freePort() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return server.getLocalPort();
    }
  }
}
