package mra.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import mra.fault.Failpoint;
import mra.journal.Bodies;
import mra.journal.Journal;
import mra.trust.Detached;
import mra.trust.Received;
import org.apache.camel.Exchange;

/** Where raw bytes land: complete and durable before anything looks inside. */
public final class Arrivals {
  private static final long SIGNATURE_BYTES_MAX = 1L << 20;

  private final Path folder;
  private final Bodies bodies;
  private final Journal journal;
  private final Duration silence;
  private final Clock clock;

  /**
   * @param folder on the same volume as the bodies
   */
  public Arrivals(Path folder, Bodies bodies, Journal journal, Patience patience, Clock clock) {
    this.folder = folder;
    this.bodies = bodies;
    this.journal = journal;
    this.silence = patience.silence();
    this.clock = clock;
  }

  /** Deletes what a killed process was still receiving. */
  public void sweep() throws IOException {
    Files.createDirectories(folder);
    try (var leftovers = Files.newDirectoryStream(folder)) {
      for (var leftover : leftovers) {
        Files.delete(leftover);
      }
    }
  }

  RawFile expect(Exchange exchange) throws IOException {
    var raw =
        new RawFile(
            folder.resolve(Letter.id(exchange).toString()),
            Letter.from(exchange).limits(),
            silence);
    Letter.raw(exchange, raw);
    return raw;
  }

  /** Takes one stream that is the whole message. */
  Received receive(Exchange exchange, InputStream in, String over) throws IOException {
    var raw = expect(exchange);
    raw.append(in);
    return keep(exchange, raw.path(), over);
  }

  /** Takes what a partner brings; whether it is a list is not known yet, so nothing is kept. */
  void store(Exchange exchange) throws IOException {
    var raw = expect(exchange);
    raw.append(Letter.pushed(exchange).wire());
    exchange.getMessage().setBody(new Stored(raw.path(), clock.instant()));
  }

  void keepStored(Exchange exchange) {
    var stored = exchange.getMessage().getBody(Stored.class);
    var received = keep(exchange, stored.raw(), Letter.over(exchange), stored.at());
    exchange.getMessage().setBody(received);
  }

  /** Takes what another system brought. */
  void delivered(Exchange exchange) throws IOException {
    var delivery = Objects.requireNonNull(Letter.delivery(exchange));
    var in = new ByteArrayInputStream(delivery.bytes());
    exchange.getMessage().setBody(receive(exchange, in, delivery.over()));
  }

  /** Takes what an earlier try of the exchange kept, as of the moment in which it came. */
  void again(Exchange exchange) {
    var kept = journal.find(Letter.id(exchange)).orElseThrow();
    var body = Objects.requireNonNull(kept.body());
    var at = Objects.requireNonNull(kept.receivedAt());
    journal.takenAgain(kept.id(), Letter.from(exchange).version());
    exchange
        .getMessage()
        .setBody(new Received(Letter.from(exchange), at, kept.over(), bodies.file(body)));
  }

  /** Takes a list and the signature that lies beside it; both are kept. */
  Received receive(Exchange exchange, InputStream list, InputStream signature, String over)
      throws IOException {
    var raw = expect(exchange);
    raw.append(list);
    var now = clock.instant();
    var id = Letter.id(exchange);
    var small = Letter.from(exchange).limits().atMost(SIGNATURE_BYTES_MAX);
    try (var proof = new RawFile(Detached.beside(raw.path()), small, silence)) {
      proof.append(signature);
      // First, so that a list is never kept without what proves it.
      bodies.keepBeside(id, now, proof.path());
    }
    return keep(exchange, raw.path(), over, now);
  }

  Received keep(Exchange exchange, Path raw, String over) {
    return keep(exchange, raw, over, clock.instant());
  }

  private Received keep(Exchange exchange, Path raw, String over, Instant now) {
    var id = Letter.id(exchange);
    var body = bodies.keep(id, now, raw);
    journal.received(id, body, now);
    Failpoint.AFTER_RECEIVE.pass();
    return new Received(Letter.from(exchange), now, over, bodies.file(body));
  }
}
