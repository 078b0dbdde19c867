package mra;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import mra.exchange.PartnerSecrets;
import mra.partner.Configured;
import mra.rehearsal.Options;
import mra.rehearsal.Rehearsal;

/** Everything in one place: PostgreSQL and Artemis of our own, and partners that are rehearsed. */
public final class EmbeddedGround {

  private EmbeddedGround() {}

  /**
   * @param progress hears what is being started
   */
  public static Ground open(
      GatewaySettings settings, Options rehearsal, Clock clock, Consumer<String> progress)
      throws Exception {
    var opened = new ArrayDeque<AutoCloseable>();
    try {
      return open(settings, rehearsal, clock, progress, opened);
    } catch (IOException | RuntimeException failed) {
      closeAll(opened);
      throw failed;
    }
  }

  private static Ground open(
      GatewaySettings settings,
      Options options,
      Clock clock,
      Consumer<String> progress,
      Deque<AutoCloseable> opened)
      throws IOException {
    var home = Home.open(settings.home());
    opened.push(home);
    progress.accept("starting PostgreSQL");
    var database = Database.embedded(home);
    opened.push(database);
    progress.accept("starting Artemis");
    var broker = Broker.embedded(home, settings.brokerPort());
    opened.push(broker);
    progress.accept("starting the rehearsal administrations");
    var rehearsal = Rehearsal.start(Ground.rehearsal(home.root()), options, clock);
    opened.push(rehearsal);
    return new Ground(
        home,
        database,
        broker,
        Configured.of(settings.config(), Optional.of(rehearsal.overlay()), System.getenv()),
        rehearsal.keys(),
        new PartnerSecrets(rehearsal.secrets()),
        new RehearsedGuests(rehearsal));
  }

  private static void closeAll(Deque<AutoCloseable> opened) throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }
}
