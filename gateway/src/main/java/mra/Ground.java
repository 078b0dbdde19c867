package mra;

import java.nio.file.Path;
import java.util.Optional;
import mra.GatewaySettings.External;
import mra.exchange.PartnerSecrets;
import mra.journal.Bodies;
import mra.partner.PartnerFiles;
import mra.partner.Partners;
import mra.trust.KeyRing;

/**
 * What the gateway stands on: its folder, database, broker, partners and keys.
 *
 * @param overlay laid over the configuration, by the rehearsal
 * @param guests who is rehearsed beside the gateway; nobody with {@code --external}
 */
public record Ground(
    Home home,
    Database database,
    Broker broker,
    Optional<Path> overlay,
    Partners partners,
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
    var partners = PartnerFiles.load(settings.config(), Optional.empty(), System.getenv());
    return new Ground(
        home,
        Database.external(given.database()),
        Broker.external(given.broker()),
        Optional.empty(),
        partners,
        KeyRing.read(given.keys().file(), given.keys().passwordFile()),
        new PartnerSecrets(given.secrets()),
        Guests.NOBODY);
  }

  @Override
  public void close() throws Exception {
    guests.close();
    broker.close();
    database.close();
    home.close();
  }
}
