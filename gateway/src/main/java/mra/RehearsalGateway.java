package mra;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import mra.canonical.OperatorJson;
import mra.canonical.SetAside;
import mra.exchange.Patience;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Voice;
import mra.registry.Operators;
import mra.rehearsal.Opposite;
import mra.rehearsal.Played;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A gateway of its own for the rehearsal of one partner, on free ports, in an empty home. */
public final class RehearsalGateway implements Opposite, AutoCloseable {
  /** A partner that is silent on purpose is given up soon; a busy machine takes seconds too. */
  private static final Patience IMPATIENT =
      new Patience(
          0,
          Duration.ofMillis(50),
          Duration.ofMillis(50),
          Duration.ofSeconds(5),
          Duration.ofSeconds(3));

  private static final String FIRST = "rehearsal-first";
  private static final String SECOND = "rehearsal-second";
  private static final String REASON = "rehearsed";
  private static final int ASIDES_MAX = 10_000;

  private final Gateway gateway;
  private final Played played;
  private final Journal journal;
  private final Operators operators;

  private RehearsalGateway(Gateway gateway, Ground ground, Played played) {
    this.gateway = gateway;
    this.played = played;
    var source = ground.database().source();
    this.journal = new Journal(source);
    this.operators = new Operators(source, new JdbcTransactionManager(source));
    gateway.admit(FIRST, REASON);
    gateway.admit(SECOND, REASON);
  }

  /**
   * Starts the partner and the gateway.
   *
   * @param home of the gateway, empty
   * @param progress hears what is being started
   */
  public static RehearsalGateway start(
      Path config, String partner, Path home, Clock clock, Consumer<String> progress)
      throws Exception {
    var settings = new GatewaySettings(home, config, 0, 0, Duration.ofDays(1), Optional.empty());
    var opened = new Played[1];
    var ground =
        EmbeddedGround.open(
            settings,
            root -> {
              var played = Played.open(config, partner, Ground.rehearsal(root), clock);
              opened[0] = played;
              return new EmbeddedGround.Cast(
                  played.overlay(),
                  played.gatewayKeys(),
                  played.secrets(),
                  new PlayedGuests(played));
            },
            Map.of(),
            progress);
    progress.accept("starting the gateway");
    return new RehearsalGateway(Gateway.on(ground, settings, IMPATIENT, clock), ground, opened[0]);
  }

  /** The partner opposite. */
  public Played played() {
    return played;
  }

  @Override
  public ExchangeRecord fetch(String partner) {
    return gateway.exchanges().pull(partner).getLast();
  }

  @Override
  public ExchangeRecord tell(String partner) {
    return gateway.exchanges().push(partner, false).getFirst();
  }

  @Override
  public ExchangeRecord find(UUID exchange) {
    return journal
        .find(exchange)
        .orElseThrow(() -> new Refused(Fault.NOT_FOUND, "exchange " + exchange, ""));
  }

  @Override
  public ExchangeRecord release(UUID exchange) {
    gateway.releases().release(exchange, REASON, new Voice(FIRST, true));
    return gateway.releases().release(exchange, REASON, new Voice(SECOND, true)).exchange();
  }

  @Override
  public void export(String partner, Consumer<String> line) {
    var now = Instant.now();
    operators.export(
        partner, now, now, false, version -> line.accept(OperatorJson.write(version.operator())));
  }

  @Override
  public List<SetAside> setAside(UUID exchange) {
    return journal.setAsideIn(exchange, ASIDES_MAX);
  }

  @Override
  public void close() throws Exception {
    gateway.close();
  }
}
