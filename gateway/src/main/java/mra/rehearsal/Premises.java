package mra.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import mra.mapping.Mappings;
import mra.partner.PartnerProfile;
import mra.partner.Pull.Transport;
import mra.trust.Spool;
import mra.trust.Trust;
import org.jspecify.annotations.Nullable;

/** Where one partner works: its servers, its lists, and where it takes ours in. */
final class Premises implements AutoCloseable {
  private final PartnerProfile profile;
  private final PlayedServers servers;
  private final Trust sealing;
  private final Outlet offers;
  private final Press press;
  private final @Nullable Inbox inbox;

  /**
   * Opens its servers.
   *
   * @param profile with everything but addresses
   * @param home where it keeps what came and what is served
   * @param work for the moment
   */
  Premises(
      Path config,
      PartnerProfile profile,
      Player player,
      ServerKeys keys,
      Path home,
      Path work,
      Site site,
      Clock clock)
      throws IOException {
    this.profile = profile;
    sealing = new Trust(keys.theirs(), Spool.in(work.resolve("spool")), clock);
    var sealer = new Sealer(sealing, player, clock);
    var document = Objects.requireNonNull(profile.pull()).document();
    var tables = TableLists.tables(config, document, work.resolve("both"));
    servers = new PlayedServers(home.resolve("serve"), profile, player, keys, site, clock);
    try {
      offers = servers.offers();
      press = Press.of(config, profile, tables, player, sealing, sealer, work);
      inbox = inbox(player, sealer, tables.mappings(), home.resolve("theirs"), site, clock);
    } catch (IOException | RuntimeException failed) {
      servers.close();
      throw failed;
    }
  }

  private @Nullable Inbox inbox(
      Player player, Sealer sealer, Mappings mappings, Path folder, Site site, Clock clock)
      throws IOException {
    var push = profile.push();
    var takes = servers.takes();
    if (push == null || takes == null) {
      return null;
    }
    var reader = new MappedReader(mappings, push.document());
    var counter = Counter.of(player, reader, sealer, folder, site.onlooker(), clock);
    return Inbox.open(takes, counter);
  }

  Addresses addresses() {
    return Addresses.of(profile, offers, inbox);
  }

  /** Addresses of those that listen. */
  Map<Transport, URI> servers() {
    return servers.addresses();
  }

  Trust sealing() {
    return sealing;
  }

  Press press() {
    return press;
  }

  Outlet offers() {
    return offers;
  }

  /** Null where the partner takes nothing of ours. */
  @Nullable Inbox inbox() {
    return inbox;
  }

  @Override
  public void close() {
    servers.close();
  }
}
