package mra;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import mra.exchange.PartnerSecrets;
import mra.partner.Configured;
import mra.rehearsal.Options;
import mra.rehearsal.Rehearsal;
import mra.trust.KeyRing;

/** Everything in one place: PostgreSQL and Artemis of our own, and partners that are played. */
public final class EmbeddedGround {

  private EmbeddedGround() {}

  /**
   * Who is played beside the gateway.
   *
   * @param overlay laid over the configuration
   * @param keys the gateway's own
   * @param secrets one file for each that a profile names
   */
  record Cast(Path overlay, KeyRing keys, Path secrets, Guests guests) {}

  /** Opens what is played, below the home's root. */
  interface Casting {
    Cast open(Path home) throws IOException;
  }

  /**
   * @param progress hears what is being started
   */
  public static Ground open(
      GatewaySettings settings, Options rehearsal, Clock clock, Consumer<String> progress)
      throws Exception {
    return open(settings, rehearsal, clock, System.getenv(), progress);
  }

  static Ground open(
      GatewaySettings settings,
      Options rehearsal,
      Clock clock,
      Map<String, String> environment,
      Consumer<String> progress)
      throws Exception {
    return open(
        settings,
        home -> {
          var played = Rehearsal.start(Ground.rehearsal(home), rehearsal, clock);
          return new Cast(
              played.overlay(), played.keys(), played.secrets(), new RehearsedGuests(played));
        },
        environment,
        progress);
  }

  /**
   * @param environment of which {@code ${VARIABLES}} are filled that the overlay leaves open
   */
  static Ground open(
      GatewaySettings settings,
      Casting casting,
      Map<String, String> environment,
      Consumer<String> progress)
      throws Exception {
    var opened = new ArrayDeque<AutoCloseable>();
    try {
      return open(settings, casting, environment, progress, opened);
    } catch (IOException | RuntimeException failed) {
      closeAll(opened);
      throw failed;
    }
  }

  private static Ground open(
      GatewaySettings settings,
      Casting casting,
      Map<String, String> environment,
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
    var cast = casting.open(home.root());
    opened.push(cast.guests());
    return new Ground(
        home,
        database,
        broker,
        Configured.of(settings.config(), Optional.of(cast.overlay()), environment),
        cast.keys(),
        new PartnerSecrets(cast.secrets()),
        cast.guests());
  }

  private static void closeAll(Deque<AutoCloseable> opened) throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }
}
