package mra.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import mra.fault.Refused;
import mra.mapping.Samples;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.partner.Pull;
import mra.partner.Pull.Transport;
import mra.trust.KeyRing;
import org.jspecify.annotations.Nullable;

/**
 * One partner at work as its files describe it: fresh keys, servers on free ports of loopback, its
 * lists by its own mapping table. Nothing is written for a partner; a new one is played as it is.
 */
public final class Played implements AutoCloseable {
  private static final long ENTERPRISES = 300;
  private static final int TWINS_MAX = 60;

  private final PartnerProfile profile;
  private final PlayedFiles files;
  private final PlayedKeys keys;
  private final Premises premises;
  private final Map<Samples.Sample, String> twins = new LinkedHashMap<>();
  private final Path home;
  private final @Nullable CreditSystem credit;
  private @Nullable ListFetcher fetcher;

  private Played(Path config, String partner, Path home, Clock clock) throws IOException {
    this.home = home;
    files = new PlayedFiles(config, home.resolve("overlay"), partner);
    var bare = files.load();
    var base = bare.byId(partner);
    var trust = PlayedFiles.needed(base.trust(), partner, "trust");
    keys = new PlayedKeys(home, base, trust, bare.all(), clock);
    files.silence(bare.all());
    files.play(keys.theirs(), keys.sftpHost().getPublic(), Addresses.nowhere(base));
    profile = files.load().byId(partner);
    keys.give(profile);
    var ours = keys.gateway().key(trust.ours().isEmpty() ? FreshKeys.GATEWAY_RSA : trust.ours());
    var player = Player.of(profile, trust.suite(), keys.theirs(), ours.certificate());
    premises = new Premises(config, profile, player, keys, home, home, Site.LOOPBACK, clock);
    try {
      files.play(keys.theirs(), keys.sftpHost().getPublic(), premises.addresses());
      twins(bare);
      credit = credit(bare, clock);
    } catch (IOException | RuntimeException failed) {
      premises.close();
      throw failed;
    }
  }

  /**
   * Starts a partner's servers, and lays its addresses over the configuration.
   *
   * @param home an empty folder of the rehearsal's own
   * @throws Refused for files that do not read, and for a partner that sends us nothing
   */
  public static Played open(Path config, String partner, Path home, Clock clock)
      throws IOException {
    return new Played(config, partner, PrivateFiles.folder(home), clock);
  }

  /** A partner for each sample, which brings that and nothing else. */
  private void twins(Partners all) throws IOException {
    var countries = new HashSet<String>();
    var ids = new HashSet<String>();
    all.all().forEach(each -> countries.addAll(each.countries()));
    all.all().forEach(each -> ids.add(each.id()));
    var free = new ArrayList<>(List.of(Locale.getISOCountries()));
    free.removeAll(countries);
    var from = premises.addresses().from();
    for (var sample : premises.press().samples()) {
      var id = "TWIN%02d".formatted(twins.size() + 1);
      if (twins.size() < TWINS_MAX && !free.isEmpty() && !ids.contains(id)) {
        var country = free.removeLast();
        files.twin(id, country, keys.theirs(), keys.sftpHost().getPublic(), from);
        twins.put(sample, id);
      }
    }
  }

  /** What we tell rests on our own list, which our credit system gives. */
  private @Nullable CreditSystem credit(Partners all, Clock clock) throws IOException {
    var own = all.own();
    var pull = own.pull();
    boolean played =
        own.id().equals(CreditSystem.PARTNER) && pull != null && pull.over() == Transport.DROP;
    if (inbox() == null || !played) {
      return null;
    }
    var system =
        new CreditSystem(
            home.resolve("own"),
            Files.createDirectories(home.resolve("own-lists")),
            ENTERPRISES,
            keys.credit(),
            premises.sealing(),
            new Positions(home.resolve("state.json")),
            clock);
    files.own(own.id(), keys.credit(), system.folder());
    system.start(0, 0);
    return system;
  }

  /** To be laid over the configuration. */
  public Path overlay() {
    return files.overlay();
  }

  /** The gateway's own keys. */
  public KeyRing gatewayKeys() {
    return keys.gateway();
  }

  /** One file for each secret that the profile names. */
  public Path secrets() {
    return keys.secrets();
  }

  /** Ids of all who are played. */
  public Set<String> partners() {
    var all = new HashSet<>(twins.values());
    all.add(profile.id());
    return all;
  }

  /**
   * The gateway is there.
   *
   * @param door what each partner shows at it
   */
  public void meet(URI gateway, UnaryOperator<String> door) {
    var inbox = inbox();
    if (inbox != null) {
      var theirs =
          new GatewayDoor(
              gateway,
              profile.id(),
              () -> door.apply(profile.id()),
              () -> door.apply(profile.id()));
      fetcher = new ListFetcher(theirs, inbox.counter().lists(), home.resolve("fetched"));
    }
  }

  public PartnerProfile profile() {
    return profile;
  }

  Pull pull() {
    return PlayedFiles.needed(profile.pull(), profile.id(), "pull");
  }

  Map<Samples.Sample, String> twins() {
    return twins;
  }

  Press press() {
    return premises.press();
  }

  TableLists lists() {
    return press().lists();
  }

  Parcels parcels() {
    return press().parcels();
  }

  Outlet offers() {
    return premises.offers();
  }

  /** Null where the partner takes nothing of ours. */
  @Nullable Inbox inbox() {
    return premises.inbox();
  }

  /** Null where we have nothing to tell. */
  @Nullable CreditSystem credit() {
    return credit;
  }

  ListFetcher fetcher() {
    return Objects.requireNonNull(fetcher);
  }

  /** Whether our receipts have a way there. */
  boolean isAnswered() {
    var push = profile.push();
    if (push == null) {
      return false;
    }
    return push.over() == Transport.SFTP
        || push.over() == Transport.SOAP
        || files.hasReceiptAddress();
  }

  @Override
  public void close() {
    premises.close();
    if (credit != null) {
      credit.close();
    }
  }
}
