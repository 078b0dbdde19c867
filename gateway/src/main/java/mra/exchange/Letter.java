package mra.exchange;

import java.util.Objects;
import java.util.UUID;
import mra.journal.SeenFiles.SeenFile;
import mra.partner.PartnerProfile;
import mra.partner.Pull;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What travels beside the body on the way in: properties of a Camel exchange, never headers,
 * because headers may come from outside.
 */
final class Letter {
  static final String OPENED = "mraOpened";
  static final String STAGED = "mraStaged";

  /** The partner's id, as text for routes. */
  static final String PARTNER = "mraPartner";

  private static final String ID = "mraExchange";
  private static final String FROM = "mraFrom";
  private static final String FILE = "mraFile";
  private static final String MORE = "mraMore";
  private static final String RAW = "mraRaw";
  private static final String DECIDED = "mraDecided";

  private Letter() {}

  static void address(Exchange exchange, UUID id, PartnerProfile from) {
    exchange.setProperty(ID, id);
    exchange.setProperty(FROM, from);
    exchange.setProperty(PARTNER, from.id());
  }

  static UUID id(Exchange exchange) {
    return exchange.getProperty(ID, UUID.class);
  }

  static PartnerProfile from(Exchange exchange) {
    return exchange.getProperty(FROM, PartnerProfile.class);
  }

  /** How the partner's list is fetched; only partners that let us fetch have a route. */
  static Pull pull(Exchange exchange) {
    return Objects.requireNonNull(from(exchange).pull());
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
