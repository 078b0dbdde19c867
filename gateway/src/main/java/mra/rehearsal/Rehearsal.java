package mra.rehearsal;

import static mra.fault.Fault.PARTNER_UNKNOWN;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import mra.canonical.Operator;
import mra.fault.Refused;
import mra.journal.Receipt;
import mra.trust.KeyRing;
import mra.trust.SealRecipe;
import mra.trust.Spool;
import mra.trust.Trust;
import org.jspecify.annotations.Nullable;

/**
 * All administrations at work, each on a free port of loopback, each with a list on offer; and our
 * own credit system, with its list in a folder.
 */
public final class Rehearsal implements AutoCloseable {
  private final Path home;
  private final Credentials credentials;
  private final Map<Administration, Desk> desks = new EnumMap<>(Administration.class);
  private final Map<Administration, Inbox> inboxes = new EnumMap<>(Administration.class);
  private final Map<Administration, UrgentDesk> urgent = new EnumMap<>(Administration.class);
  private final Trust trust;
  private final Clock clock;
  private @Nullable CreditSystem creditSystem;
  private @Nullable SoapBringer union;
  private @Nullable ListFetcher macao;

  private Rehearsal(Path home, Clock clock) throws IOException {
    this.home = PrivateFiles.folder(home);
    this.clock = clock;
    this.credentials = new Credentials(home.resolve("keys"), secrets(), clock);
    this.trust = new Trust(credentials.gateway(), Spool.in(home.resolve("spool")), clock);
  }

  /**
   * Starts the servers, offers a new list at each, and writes the overlay.
   *
   * @param home folder of the rehearsal's own; keys and numbers in it outlive the process
   */
  public static Rehearsal start(Path home, Options options, Clock clock) throws IOException {
    var rehearsal = new Rehearsal(home, clock);
    try {
      rehearsal.open(options);
      rehearsal.writeOverlay();
      return rehearsal;
    } catch (IOException | RuntimeException e) {
      rehearsal.close();
      throw e;
    }
  }

  private void open(Options options) throws IOException {
    var positions = new Positions(home.resolve("state.json"));
    var outlets = new Outlets(home.resolve("serve"), credentials, clock);
    var credit =
        new CreditSystem(
            home.resolve("drop"),
            emptied(home.resolve("lists").resolve(CreditSystem.PARTNER)),
            options.enterprises(),
            credentials.creditSystem(),
            trust,
            positions,
            clock);
    creditSystem = credit;
    credit.start(options.changes(), options.jobs());
    for (Administration each : Administration.values()) {
      var player = Player.of(each, credentials);
      var sealer = new Sealer(trust, player, clock);
      var publisher =
          new Publisher(each, sealer, emptied(home.resolve("lists").resolve(each.name())));
      var counter =
          Counter.of(
              player,
              TheirReader.of(each),
              sealer,
              home.resolve("theirs").resolve(each.name()),
              clock);
      var outlet = outlets.open(each);
      var desk =
          new Desk(
              each.name(),
              each.zone(),
              new Generator(each, options.size(each)),
              publisher,
              outlet,
              positions,
              clock);
      desks.put(each, desk);
      inboxes.put(each, Inbox.open(outlet, counter));
      urgent.put(each, new UrgentDesk(desk, counter.receipts()));
      desk.publish(options.changes(), options.mischief(each));
    }
  }

  private void writeOverlay() throws IOException {
    var overlay = new Overlay(overlay());
    for (Administration each : Administration.values()) {
      overlay.partner(each.name(), credentials.of(each));
    }
    overlay.partner(CreditSystem.PARTNER, credentials.creditSystem());
    overlay.sftpHost(credentials.sftpHost().getPublic());
    overlay.values(Outlets.values(desks, creditSystem().folder()));
  }

  /**
   * How a partner seals for us, with the keys that an earlier start left in the folder.
   *
   * @throws Refused E606 when the partner is not played here
   */
  public static SealRecipe recipe(Path home, String partner, Clock clock) throws IOException {
    if (partner.equals(CreditSystem.PARTNER)) {
      var keys = new Credentials(home.resolve("keys"), home.resolve("secret"), clock);
      return CreditSystem.recipe(keys.creditSystem());
    }
    var administration =
        Administration.of(partner)
            .orElseThrow(() ->
                new Refused(
                    PARTNER_UNKNOWN,
                    partner,
                    "./mra run plays %s alone; any other is played by ./mra simulate, which seals its lists itself"
                        .formatted(List.of(Administration.values()))));
    var credentials = new Credentials(home.resolve("keys"), home.resolve("secret"), clock);
    var player = Player.of(administration, credentials);
    return new SealRecipe(
        player.message(), player.mode(), player.theirs().key(FreshKeys.SIGNER), player.ours());
  }

  /** To be laid over the project's partners. */
  public Path overlay() {
    return home.resolve("overlay");
  }

  /** One file for each secret that a profile names. */
  public Path secrets() {
    return home.resolve("secret");
  }

  /** The gateway's own keys, under the names that the profiles use. */
  public KeyRing keys() {
    return credentials.gateway();
  }

  /** Our own register. */
  public CreditSystem creditSystem() {
    return Objects.requireNonNull(creditSystem);
  }

  public URI address(Administration administration) {
    return desk(administration).outlet().address();
  }

  /**
   * Offers the same register in a new list.
   *
   * @return the list's document id
   */
  public String publish(Administration administration) throws IOException {
    return publish(administration, 0, Mischief.NONE);
  }

  /**
   * Offers a new list.
   *
   * @param changes made to the register before
   * @return the list's document id
   */
  public String publish(Administration administration, long changes, Mischief mischief)
      throws IOException {
    return desk(administration).publish(changes, mischief);
  }

  /** The last list as it is sealed, its parts one after another. */
  public byte[] sealed(Administration administration) throws IOException {
    return desk(administration).sealed();
  }

  /** The register behind the last list: what the gateway should know once it has read that. */
  public Iterator<Operator> expected(Administration administration) {
    return desk(administration).expected();
  }

  /** What the last list changed. */
  public List<PlannedChange> changes(Administration administration) {
    return desk(administration).changes();
  }

  /**
   * From now on administrations can bring lists by themselves.
   *
   * @param keys what each shows at the gateway's door
   */
  public void meet(URI gateway, Function<Administration, String> keys) {
    var eu = Player.of(Administration.EU, credentials);
    var sealer = new Sealer(trust, eu, clock);
    union =
        new SoapBringer(GatewayDoor.of(gateway, Administration.EU, keys), sealer, eu.ours(), clock);
    urgent(Administration.EU).meet(union);
    urgent(Administration.HK).meet((Bringer) desk(Administration.HK).outlet());
    var mo = GatewayDoor.of(gateway, Administration.MO, keys);
    urgent(Administration.MO).meet(new HttpsBringer(mo));
    var lists = inbox(Administration.MO).counter().lists();
    macao = new ListFetcher(mo, lists, home.resolve("fetched"));
  }

  /** The EU alone: ends {@link Reception#LATE_RECEIPT} by bringing what was withheld. */
  public void bringReceipts() throws IOException {
    var late = inbox(Administration.EU).counter().lists().release();
    late.forEach(Objects.requireNonNull(union)::answer);
  }

  /** Where the administration suspends operators and tells the gateway at once. */
  public UrgentDesk urgent(Administration administration) {
    return Objects.requireNonNull(urgent.get(administration));
  }

  /** Macao where it is not handed our list but fetches it. */
  public ListFetcher fetcher() {
    return Objects.requireNonNull(macao);
  }

  /** How our lists are received from now on. */
  public void receive(Administration administration, Reception how) {
    inbox(administration).counter().lists().receive(how);
  }

  /** Ends {@link Reception#LATE_RECEIPT}: what was withheld can be had, and others come at once. */
  public void releaseReceipts(Administration administration) throws IOException {
    inbox(administration).releaseReceipts();
  }

  /**
   * Our operators as the administration knows them from our lists, VALID and SUSPENDED ones, by
   * code. Outlives the process.
   */
  public SortedMap<String, Operator> theirCopy(Administration administration) {
    return inbox(administration).counter().lists().copy();
  }

  /** What the administration answered to each of our lists, by time. */
  public List<Receipt> answers(Administration administration) throws IOException {
    return inbox(administration).counter().lists().answers();
  }

  /**
   * Our receipts for the administration's lists, by time.
   *
   * @throws Refused when one does not verify
   */
  public List<Receipt> receipts(Administration administration) throws IOException {
    return inbox(administration).counter().receipts().all();
  }

  /** How the connections end over which our receipts come, from now on. */
  public void breakOff(Administration administration, Break where) {
    inbox(administration).counter().receipts().breakOff(where);
  }

  private Inbox inbox(Administration administration) {
    return Objects.requireNonNull(inboxes.get(administration));
  }

  private Desk desk(Administration administration) {
    return Objects.requireNonNull(desks.get(administration));
  }

  private static Path emptied(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var leftovers = Files.newDirectoryStream(folder)) {
      for (Path leftover : leftovers) {
        Files.delete(leftover);
      }
    }
    return folder;
  }

  @Override
  public void close() {
    if (creditSystem != null) {
      creditSystem.close();
    }
    desks.values().forEach(Desk::close);
    desks.clear();
  }
}
