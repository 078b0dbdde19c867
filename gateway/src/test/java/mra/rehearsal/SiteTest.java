package mra.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import mra.partner.Pull.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a simulated partner listens. */
class SiteTest {
  @TempDir private Path folder;

  @Test
  void whoTakesAnAddressIsNotPushedAside() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var site = site("127.0.0.1", taken.getLocalPort());
      assertThatThrownBy(() -> site.expectFree(Transport.HTTPS))
          .hasMessageStartingWith("E617")
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
    }
    // TEST-NET-1 (RFC 5737): nobody's.
    assertThatThrownBy(() -> site("192.0.2.1", 0).expectFree(Transport.SFTP))
        .hasMessageStartingWith("E617");
    site("127.0.0.1", 0).expectFree(Transport.SFTP);
  }

  @Test
  void anAddressThatStandsForAllIsNobodysName() {
    assertThat(site("127.0.0.1", 0).numbered()).isEqualTo("127.0.0.1");
    assertThat(site("0.0.0.0", 0).numbered()).isEqualTo("simulator.example");
    assertThat(site("::1", 0).numbered()).isEqualTo("[::1]");
  }

  @Test
  void portsAreThoseOfTheLastStartUnlessSomebodyNamesThem() throws IOException {
    var file = folder.resolve("ports");
    var first = ServerPorts.of(file, null);
    assertThat(first.applyAsInt(Transport.SFTP)).as("any").isZero();
    first.keep(Map.of(Transport.SFTP, URI.create("sftp://127.0.0.1:2022")));

    assertThat(ServerPorts.of(file, null).applyAsInt(Transport.SFTP)).isEqualTo(2022);
    var named = ServerPorts.of(file, 9000);
    assertThat(named.applyAsInt(Transport.SFTP)).isEqualTo(9000);
    assertThat(named.applyAsInt(Transport.HTTPS)).isEqualTo(9001);
    assertThat(named.applyAsInt(Transport.SFTP)).as("asked again").isEqualTo(9000);
    assertThat(ServerPorts.of(file, 0).applyAsInt(Transport.SFTP)).as("any").isZero();
  }

  private static Site site(String listen, int port) {
    return new Site(listen, "simulator.example", any -> port, Onlooker.NOBODY);
  }
}
