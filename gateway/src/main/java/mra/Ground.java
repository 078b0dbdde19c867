package mra;

import java.nio.file.Path;
import java.util.Optional;
import mra.GatewaySettings.External;
import mra.exchange.PartnerSecrets;
import mra.journal.Bodies;
import mra.partner.Configured;
import mra.trust.KeyRing;

/**
 * What the gateway stands on: its folder, database, broker, partners and keys.
 *
 * @param configured where partners' files lie; with an overlay of the rehearsal's, that is in force
 *     at each start, else what the database keeps
 * @param guests who is rehearsed beside the gateway; nobody with {@code --external}
 */
public record Ground(
    Home home,
    Database database,
    Broker broker,
    Configured configured,
    KeyRing keys,
    PartnerSecrets secrets,
    Guests guests)
    implements AutoCloseable {

  /** Original bytes; the same folder for all nodes on one database. */
  public Bodies bodies() {
    return new Bodies(home.folder("bodies"));
  }

  /** Folder of the rehearsal's own below the gateway's. */
  public static Path rehearsal(Path home) {
    return home.resolve("rehearsal");
  }

  /** Servers, logins and keys from the environment. Nothing of the room rehearsal is loaded. */
  public static Ground external(GatewaySettings settings, External given) {
    var home = Home.open(settings.home());
    return new Ground(
        home,
        Database.external(given.database()),
        Broker.external(given.broker()),
        Configured.of(settings.config(), Optional.empty(), System.getenv()),
        KeyRing.read(given.keys().file(), given.keys().passwordFile()),
        new PartnerSecrets(given.secrets()),
        Guests.NOBODY);
  }

  @Override
  public void close() throws Exception {
    try (home;
        database;
        broker) {
      guests.close();
    }
  }
}
