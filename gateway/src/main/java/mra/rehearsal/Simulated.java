package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.PartnerFiles;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partner's administration by itself, for a gateway that runs somewhere else: its servers, its
 * register, and what it makes of the gateway's lists. Keys, numbers and its copy of the gateway's
 * operators outlive the process; the register is made anew.
 */
public final class Simulated implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Simulated.class);

  private final PartnerProfile profile;
  private final Premises premises;
  private final TheirRegister register;
  private final OtherLists others;
  private final Tallied seen;
  private final Clock clock;

  /** Bad days end by what a server saw, and not on the server's thread. */
  private final ExecutorService later = Executors.newSingleThreadExecutor();

  private @Nullable BadDay today;

  /** Of the list that is on offer until it was fetched whole. */
  private @Nullable String passing;

  /**
   * What is simulated, and where.
   *
   * @param folder of its own; the gateway's part goes below {@code gateway}
   * @param gateway folder of the gateway's public certificates; null where none was named
   * @param listen address of this machine
   * @param called by what name the gateway reaches it
   * @param port of its server, the next one of a second; null for those of the last start
   */
  public record Order(
      Path config,
      String partner,
      int records,
      Path folder,
      @Nullable Path gateway,
      String listen,
      String called,
      @Nullable Integer port) {}

  private Simulated(Order order, Onlooker onlooker, Clock clock) throws IOException {
    this.clock = clock;
    var home = PrivateFiles.folder(order.folder());
    var work = home.resolve("work");
    emptied(work);
    var kit = PrivateFiles.folder(home.resolve("gateway"));
    var files = new PlayedFiles(order.config(), work.resolve("overlay"), order.partner());
    var base = files.load().byId(order.partner());
    if (base.own()) {
      throw new Refused(
          Fault.PARTNER_UNKNOWN, base.id(), "it is our own programme, and no partner");
    }
    var trust = PlayedFiles.needed(base.trust(), order.partner(), "trust");
    var nowhere = Addresses.nowhere(base);
    var known = KnownGateway.in(order.gateway());
    var keys =
        new SimulatedKeys(
            home.resolve("keys"), kit.resolve("secret"), base, trust, known, order.called(), clock);
    files.play(keys.theirs(), keys.sftpHost().getPublic(), nowhere);
    profile = files.load().byId(order.partner());
    seen = new Tallied(onlooker, this::fetched);
    var ports = ServerPorts.of(home.resolve("ports.properties"), order.port());
    var site = new Site(order.listen(), order.called(), ports, seen);
    var player = Player.of(profile, trust.suite(), keys.theirs(), keys.ours());
    premises = new Premises(order.config(), profile, player, keys, home, work, site, clock);
    try {
      var at = premises.addresses();
      ports.keep(premises.servers());
      new GatewayKit(kit, profile.id(), PartnerFiles.written(order.config(), profile.id()))
          .write(keys, at);
      var numbers = ListNumbers.in(home.resolve("number"));
      register = TheirRegister.of(premises.press(), order.records(), numbers, clock);
      others = new OtherLists(premises, register);
      seen.see(
          Sighting.of(Sight.STARTED)
              .with("partner", profile.id())
              .with("from", at.from())
              .with("to", premises.inbox() == null ? "" : at.to())
              .with("folder", kit.toString()));
      list();
    } catch (IOException | RuntimeException failed) {
      premises.close();
      throw failed;
    }
  }

  /**
   * Starts its servers, writes what a gateway needs, and offers a list.
   *
   * @param onlooker is told everything
   * @throws Refused E617 for an address that is taken, E618 for a certificate that is missing; for
   *     files that do not read, and for a partner that sends us nothing
   */
  public static Simulated open(Order order, Onlooker onlooker, Clock clock) throws IOException {
    return new Simulated(order, onlooker, clock);
  }

  private static void emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Offers the whole register under a new id. Whatever was bad is over. */
  public synchronized void list() throws IOException {
    endBadDay();
    offer(register.next(Mischief.NONE), register.remark());
  }

  /** Lets so many operators be others, and offers that. */
  public synchronized void change(int operators) throws IOException {
    others.expectWritten();
    var turnover = register.turnOver(atMostAll(operators), today());
    see(
        Sighting.of(Sight.CHANGED)
            .with("standing", turnover.standing())
            .with("fresh", turnover.fresh())
            .with("gone", turnover.gone()));
    list();
  }

  /** Offers a list that lacks so many of a hundred; the register stays as it is. */
  public synchronized void shrink(int percent) throws IOException {
    endBadDay();
    offer(others.shrunk(percent), "");
  }

  /**
   * Takes so many operators out at once: beside the list in a folder, else in its place until it
   * was fetched.
   */
  public synchronized void urgent(int operators) throws IOException {
    others.expectWritten();
    endBadDay();
    var offer = register.urgent(atMostAll(operators), today());
    if (premises.offers() instanceof Bringer folder) {
      folder.bring(offer, Misdelivery.NONE);
    } else {
      premises.offers().offer(offer);
      passing = offer.document();
    }
    see(
        Sighting.of(Sight.URGENT)
            .with("document", offer.document())
            .with("operators", offer.records()));
  }

  /**
   * What is bad about its list lasts until that was fetched whole, and everything until the next
   * list.
   */
  public synchronized void bad(BadDay day) throws IOException {
    endBadDay();
    var reception = day.reception();
    if (reception != null) {
      counter(day).lists().receive(reception);
    } else {
      var offer = others.bad(day);
      premises.offers().offer(offer);
      passing = offer.document();
    }
    today = day;
    see(
        Sighting.of(Sight.BAD_DAY)
            .with("day", day.word())
            .with("promise", day.english())
            .with("promised", day.chinese()));
  }

  private Counter counter(BadDay day) {
    var inbox = premises.inbox();
    if (inbox == null) {
      throw OtherLists.notHere(day);
    }
    return inbox.counter();
  }

  private int atMostAll(int operators) {
    return Math.clamp(operators, 1, register.operators().size());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), profile.timeZone());
  }

  private void fetched(String document) {
    later.execute(() -> {
      try {
        metWholly(document);
      } catch (IOException | RuntimeException failed) {
        LOG.warn("The good list is not back", failed);
      }
    });
  }

  private synchronized void metWholly(String document) throws IOException {
    if (document.equals(passing)) {
      endBadDay();
    }
  }

  /** The last good list is on offer again, and the gateway's are received as usual. */
  public synchronized void endBadDay() throws IOException {
    boolean was = today != null;
    if (passing != null) {
      premises.offers().offer(register.last());
    }
    var inbox = premises.inbox();
    if (inbox != null) {
      inbox.counter().lists().receive(Reception.USUAL);
    }
    today = null;
    passing = null;
    if (was) {
      see(Sighting.of(Sight.GOOD_DAY));
    }
  }

  private void offer(Offer offer, String remark) throws IOException {
    premises.offers().offer(offer);
    see(
        Sighting.of(Sight.PUBLISHED)
            .with("document", offer.document())
            .with("operators", offer.records())
            .with("remark", remark));
  }

  /** Tells how it stands. */
  public synchronized void status() {
    var inbox = premises.inbox();
    var last = register.last();
    see(
        seen.total()
            .with("document", last.document())
            .with("operators", last.records())
            .with("day", today == null ? "-" : today.word())
            .with("held", inbox == null ? 0 : inbox.counter().lists().copy().size()));
  }

  private void see(Sighting sighting) {
    seen.see(sighting);
  }

  @Override
  public void close() {
    later.shutdown();
    premises.close();
    see(Sighting.of(Sight.ENDED));
  }
}
