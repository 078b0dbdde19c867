package mra.exchange;

import java.util.Objects;
import java.util.UUID;
import mra.fault.Refused;
import mra.journal.SeenFiles.SeenFile;
import mra.journal.Way;
import mra.partner.PartnerProfile;
import mra.partner.Pull;
import mra.partner.Push;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What travels beside the body: properties of a Camel exchange, never headers, because headers may
 * come from outside.
 */
final class Letter {
  static final String OPENED = "mraOpened";
  static final String STAGED = "mraStaged";

  /** What the routes of this partner's version are called, as text for others. */
  static final String LINE = "mraLine";

  private static final String DOCUMENT = "mraDocument";

  private static final String ID = "mraExchange";
  private static final String FROM = "mraFrom";
  private static final String WAY = "mraWay";
  private static final String FILE = "mraFile";
  private static final String MORE = "mraMore";
  private static final String RAW = "mraRaw";
  private static final String URGENT = "mraUrgent";
  private static final String QUIET = "mraQuiet";
  private static final String AWAITING = "mraAwaiting";
  private static final String DELIVERED = "mraDelivered";
  private static final String PUSHED = "mraPushed";
  private static final String TRAVELS_AS = "mraTravelsAs";
  private static final String DECIDED = "mraDecided";
  private static final String ONCE = "mraOnce";
  private static final String REPEAT = "mraRepeat";
  private static final String REFUSED = "mraRefused";
  private static final String HANDING_OVER = "mraHandingOver";
  private static final String KEPT = "mraKept";
  private static final String PLAIN = "mraPlain";

  private Letter() {}

  static void address(Exchange exchange, UUID id, PartnerProfile partner, Way way) {
    exchange.setProperty(ID, id);
    exchange.setProperty(FROM, partner);
    exchange.setProperty(LINE, Line.name(partner));
    exchange.setProperty(WAY, way);
  }

  static Way way(Exchange exchange) {
    return exchange.getProperty(WAY, Way.class);
  }

  static UUID id(Exchange exchange) {
    return exchange.getProperty(ID, UUID.class);
  }

  /** The other side, whichever way. */
  static PartnerProfile from(Exchange exchange) {
    return exchange.getProperty(FROM, PartnerProfile.class);
  }

  /** How the partner's list is fetched; only partners that let us fetch have a route. */
  static Pull pull(Exchange exchange) {
    return Objects.requireNonNull(from(exchange).pull());
  }

  /** How our list goes to the partner; only partners that take it have a route. */
  static Push push(Exchange exchange) {
    return Objects.requireNonNull(from(exchange).push());
  }

  /** The id of the list of ours that this exchange hands over. */
  static void handsOver(Exchange exchange, String document) {
    exchange.setProperty(DOCUMENT, document);
  }

  static String handedOver(Exchange exchange) {
    return exchange.getProperty(DOCUMENT, String.class);
  }

  /** Only what takes recognition away is told, ahead of lists. */
  static void urgent(Exchange exchange) {
    exchange.setProperty(URGENT, true);
  }

  static boolean isUrgent(Exchange exchange) {
    return exchange.getProperty(URGENT, false, Boolean.class);
  }

  /** Nobody waits for it: where nothing comes of it, it leaves no trace. */
  static void quiet(Exchange exchange) {
    exchange.setProperty(QUIET, true);
  }

  static boolean isQuiet(Exchange exchange) {
    return exchange.getProperty(QUIET, false, Boolean.class);
  }

  /** A person waits for it: one try. */
  static void once(Exchange exchange) {
    exchange.setProperty(ONCE, true);
  }

  static boolean isOnce(Exchange exchange) {
    return exchange.getProperty(ONCE, false, Boolean.class);
  }

  /** The partner has it by its receipt already: whatever comes of it changes nothing here. */
  static void repeat(Exchange exchange) {
    exchange.setProperty(REPEAT, true);
  }

  static boolean isRepeat(Exchange exchange) {
    return exchange.getProperty(REPEAT, false, Boolean.class);
  }

  /** Why a repeated one failed: for whoever waits, and for nobody else. */
  static void refused(Exchange exchange, Refused refused) {
    exchange.setProperty(REFUSED, refused);
  }

  static @Nullable Refused refused(Exchange exchange) {
    return exchange.getProperty(REFUSED, Refused.class);
  }

  /** Handed over; the partner's receipt comes later. */
  static void awaiting(Exchange exchange) {
    exchange.setProperty(AWAITING, true);
  }

  static boolean isAwaiting(Exchange exchange) {
    return exchange.getProperty(AWAITING, false, Boolean.class);
  }

  /** It is sealed, and the partner is to be handed it now. */
  static void handingOver(Exchange exchange) {
    exchange.setProperty(HANDING_OVER, true);
  }

  /** What an earlier exchange kept is taken; nobody is asked for it. */
  static void kept(Exchange exchange) {
    exchange.setProperty(KEPT, true);
  }

  /** Whether the partner is spoken to because we began it. */
  static boolean isByLine(Exchange exchange) {
    return way(exchange) == Way.OUT
        ? exchange.getProperty(HANDING_OVER, false, Boolean.class)
        : delivery(exchange) == null && !isPushed(exchange) && exchange.getProperty(KEPT) == null;
  }

  /** What another system of the house brought by itself. */
  static void delivered(Exchange exchange, Delivery delivery) {
    exchange.setProperty(DELIVERED, delivery);
  }

  /** Null when we fetched. */
  static @Nullable Delivery delivery(Exchange exchange) {
    return exchange.getProperty(DELIVERED, Delivery.class);
  }

  /** What the partner brings by itself. */
  static void pushed(Exchange exchange, Pushed pushed) {
    exchange.setProperty(PUSHED, pushed);
  }

  static boolean isPushed(Exchange exchange) {
    return exchange.getProperty(PUSHED) != null;
  }

  static Pushed pushed(Exchange exchange) {
    return Objects.requireNonNull(exchange.getProperty(PUSHED, Pushed.class));
  }

  /** A person gave it by hand, and nobody sealed it. */
  static void plain(Exchange exchange) {
    exchange.setProperty(PLAIN, true);
  }

  static boolean isPlain(Exchange exchange) {
    return exchange.getProperty(PLAIN, false, Boolean.class);
  }

  /** The id under which the partner brought it. */
  static void travelsAs(Exchange exchange, String document) {
    exchange.setProperty(TRAVELS_AS, document);
  }

  /** Null where it came under none. */
  static @Nullable String travelsAs(Exchange exchange) {
    return exchange.getProperty(TRAVELS_AS, String.class);
  }

  /** The mapping table of what is on its way. */
  static String document(Exchange exchange) {
    var delivery = delivery(exchange);
    if (delivery != null) {
      return delivery.document();
    }
    var file = file(exchange);
    return file == null
        ? pull(exchange).document()
        : pull(exchange).document(file.path().substring(file.path().lastIndexOf('/') + 1));
  }

  static String over(Exchange exchange) {
    if (way(exchange) == Way.OUT) {
      return push(exchange).line();
    }
    if (isPushed(exchange)) {
      return pushed(exchange).over();
    }
    var delivery = delivery(exchange);
    return delivery == null ? pull(exchange).over() + " " + pull(exchange).from() : delivery.over();
  }

  /** The partner's file that this exchange is about, on transports that have files. */
  static void file(Exchange exchange, SeenFile file) {
    exchange.setProperty(FILE, file);
  }

  /** Whether more waits at the partner than this exchange takes. */
  static void more(Exchange exchange, boolean more) {
    exchange.setProperty(MORE, more);
  }

  static boolean more(Exchange exchange) {
    return exchange.getProperty(MORE, false, Boolean.class);
  }

  static @Nullable SeenFile file(Exchange exchange) {
    return exchange.getProperty(FILE, SeenFile.class);
  }

  /** What is still arriving, so that it goes when the try ends. */
  static void raw(Exchange exchange, RawFile raw) {
    exchange.setProperty(RAW, raw);
  }

  /** Its outcome is committed: whatever goes wrong from now on changes nothing about it. */
  static void decided(Exchange exchange) {
    exchange.setProperty(DECIDED, true);
  }

  static boolean isDecided(Exchange exchange) {
    return exchange.getProperty(DECIDED, false, Boolean.class);
  }

  /** Closes what a try left open, whether it ended well or not. */
  static void close(Exchange exchange) {
    for (var name : new String[] {STAGED, OPENED, RAW}) {
      if (exchange.removeProperty(name) instanceof AutoCloseable open) {
        closeQuietly(open);
      }
    }
  }

  private static void closeQuietly(AutoCloseable open) {
    try {
      open.close();
    } catch (Exception cannotClose) {
      throw new IllegalStateException(cannotClose);
    }
  }
}
