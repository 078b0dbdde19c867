package mra.exchange;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import mra.journal.Circuit;
import mra.journal.Circuits;
import mra.journal.Way;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.partner.Pull.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks partners that could not be reached whether they are back. A ping is a connection and nothing
 * more; once one is answered an exchange goes, and only that closes the circuit.
 */
public final class Pings {
  private static final Logger LOG = LoggerFactory.getLogger(Pings.class);
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final int HTTPS_PORT = 443;
  private static final int SSH_PORT = 22;

  /** A fifth more or less. */
  static final DoubleSupplier SPREAD = () -> ThreadLocalRandom.current().nextDouble(0.8, 1.2);

  private final Circuits circuits;
  private final Partners partners;
  private final Permits permits;
  private final BiConsumer<String, Way> back;
  private final Clock clock;

  /**
   * @param back hears of a partner that answers again, and which way
   */
  public Pings(
      Circuits circuits,
      Partners partners,
      Permits permits,
      BiConsumer<String, Way> back,
      Clock clock) {
    this.circuits = circuits;
    this.partners = partners;
    this.permits = permits;
    this.back = back;
    this.clock = clock;
  }

  /** Asks those whose turn it is. */
  public void look() {
    for (var circuit : circuits.due(SPREAD.getAsDouble(), clock.instant())) {
      try {
        ping(circuit);
      } catch (RuntimeException failure) {
        LOG.warn("{} could not be pinged", circuit.partner(), failure);
      }
    }
  }

  private void ping(Circuit circuit) {
    var address =
        partners.all().stream()
            .filter(partner -> partner.id().equals(circuit.partner()))
            .filter(partner -> permits.goes(partner.id(), circuit.way()))
            .findFirst()
            .flatMap(partner -> address(partner, circuit.way()));
    if (address.isEmpty()) {
      // Its profile no longer says where, or nothing goes there in its state.
      circuits.reached(circuit.partner(), circuit.way());
      return;
    }
    try {
      address.get().ask();
    } catch (IOException noAnswer) {
      var fault = TransportFaults.of(noAnswer, "").fault();
      circuits.failed(
          circuit.partner(), circuit.way(), fault, SPREAD.getAsDouble(), clock.instant());
      return;
    }
    back.accept(circuit.partner(), circuit.way());
  }

  private static Optional<Address> address(PartnerProfile partner, Way way) {
    var pull = partner.pull();
    var push = partner.push();
    if (way == Way.IN && pull != null && pull.from() != null) {
      return Optional.of(new Address(pull.over(), pull.from()));
    }
    if (way == Way.OUT && push != null && push.to() != null) {
      return Optional.of(new Address(push.over(), push.to()));
    }
    return Optional.empty();
  }

  private record Address(Transport over, String text) {
    void ask() throws IOException {
      if (over == Transport.DROP) {
        if (!Files.isDirectory(Path.of(text))) {
          throw new ConnectException("there is no such folder");
        }
        return;
      }
      var uri = URI.create(text);
      int standard = over == Transport.SFTP ? SSH_PORT : HTTPS_PORT;
      var server =
          new InetSocketAddress(uri.getHost(), uri.getPort() == -1 ? standard : uri.getPort());
      if (server.isUnresolved()) {
        throw new UnknownHostException(uri.getHost());
      }
      try (var connection = new Socket()) {
        connection.connect(server, Math.toIntExact(CONNECT_WITHIN.toMillis()));
      }
    }
  }
}
