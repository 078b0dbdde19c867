package mra.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import mra.partner.PartnerProfile;
import mra.partner.Pull.Transport;
import mra.partner.Signers;
import mra.trust.WsSecurity;
import org.apache.cxf.interceptor.InterceptorProvider;
import org.jspecify.annotations.Nullable;

/** The servers of one partner, each as its profile says that it is spoken to. */
final class PlayedServers implements AutoCloseable {
  /** How long a request may take to arrive. */
  private static final Duration REQUEST_TIME = Duration.ofMinutes(1);

  private static final String TOKEN = "token";

  private final Path folder;
  private final PartnerProfile profile;
  private final Player player;
  private final ServerKeys keys;
  private final Site site;
  private final Clock clock;
  private final Map<Transport, Receiving> open = new EnumMap<>(Transport.class);
  private @Nullable DropOutlet drop;

  /**
   * @param folder where servers keep what they serve
   * @param profile with everything but addresses
   */
  PlayedServers(
      Path folder, PartnerProfile profile, Player player, ServerKeys keys, Site site, Clock clock)
      throws IOException {
    this.folder = Files.createDirectories(folder);
    this.profile = profile;
    this.player = player;
    this.keys = keys;
    this.site = site;
    this.clock = clock;
  }

  /** Where its list is fetched. */
  Outlet offers() throws IOException {
    var over = Objects.requireNonNull(profile.pull()).over();
    if (over == Transport.DROP) {
      drop = new DropOutlet(folder.resolve("drop"), "");
      return drop;
    }
    return server(over);
  }

  /**
   * Where our lists and receipts are left; null where ours is fetched, or nobody hands anything.
   */
  @Nullable Receiving takes() throws IOException {
    var push = profile.push();
    if (push == null) {
      return null;
    }
    return push.over() == Transport.SERVE ? server(Transport.HTTPS) : server(push.over());
  }

  Map<Transport, URI> addresses() {
    var addresses = new EnumMap<Transport, URI>(Transport.class);
    open.forEach((over, server) -> addresses.put(over, server.address()));
    return addresses;
  }

  private Receiving server(Transport over) throws IOException {
    var running = open.get(over);
    if (running == null) {
      running = start(over);
      open.put(over, running);
    }
    return running;
  }

  private Receiving start(Transport over) throws IOException {
    site.expectFree(over);
    return switch (over) {
      case SFTP ->
          new SftpServer(
              folder.resolve("sftp"), keys.sftpHost(), keys.sftpClient(), places(), site);
      case HTTPS ->
          new HttpsServer(
              folder.resolve("tls.p12"),
              folder.resolve("https"),
              keys.theirs().key(FreshKeys.TLS),
              keys.token(option(pull(), TOKEN, "fetching")),
              keys.token(option(push(), TOKEN, "handing")),
              Paging.of(pull()),
              site);
      case SOAP ->
          new SoapServer(
              folder.resolve("soap"),
              keys.theirs().key(FreshKeys.TLS),
              keys.tlsClients(),
              this::secure,
              site);
      case DROP, SERVE -> throw new IllegalStateException(over + " has no server of the partner's");
    };
  }

  private void secure(InterceptorProvider endpoint) {
    var ours = player.ours();
    var signer = player.theirs().key(FreshKeys.SIGNER);
    WsSecurity.install(endpoint, signer, ours, Signers.of(ours), REQUEST_TIME, clock);
  }

  private SftpPlaces places() {
    var usual = SftpPlaces.USUAL;
    var offers = folder(option(pull(), "directory", usual.offers()));
    var lists = folder(option(push(), "directory", usual.lists()));
    var receipts = profile.receipts();
    return new SftpPlaces(
        option(pull(), "user", option(push(), "user", usual.user())),
        offers,
        lists,
        folder(Objects.requireNonNullElse(receipts.directory(), lists + "/receipts")),
        folder(Objects.requireNonNullElse(receipts.theirs(), offers + "/receipts")));
  }

  /** From the login's own folder. */
  private static String folder(String name) {
    return Path.of("/").resolve(name).normalize().toString();
  }

  private Map<String, String> pull() {
    var pull = profile.pull();
    return pull == null ? Map.of() : pull.options();
  }

  private Map<String, String> push() {
    var push = profile.push();
    return push == null ? Map.of() : push.options();
  }

  private static String option(Map<String, String> options, String name, String usual) {
    return options.getOrDefault(name, usual);
  }

  @Override
  public void close() {
    open.values().forEach(Receiving::close);
    if (drop != null) {
      drop.close();
    }
  }
}
