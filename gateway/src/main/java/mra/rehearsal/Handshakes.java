package mra.rehearsal;

import java.text.MessageFormat;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Tells of TLS clients that were turned away before they could say anything: Tomcat tells nobody
 * but this log.
 */
final class Handshakes extends Handler {
  /** Kept, because a logger that nobody holds loses its handlers. */
  private final Logger log = Logger.getLogger("org.apache.tomcat.util.net.NioEndpoint.handshake");

  private final Onlooker onlooker;

  Handshakes(Onlooker onlooker) {
    this.onlooker = onlooker;
    if (onlooker != Onlooker.NOBODY) {
      log.setLevel(Level.FINE);
      log.addHandler(this);
    }
  }

  @Override
  public void publish(LogRecord record) {
    var why = record.getThrown();
    onlooker.see(
        Sighting.of(Sight.TURNED_AWAY)
            .with("by", "a TLS client")
            .with("detail", why == null ? text(record) : String.valueOf(why.getMessage())));
  }

  private static String text(LogRecord record) {
    var words = record.getParameters();
    return words == null || words.length == 0
        ? record.getMessage()
        : new MessageFormat(record.getMessage()).format(words);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    log.removeHandler(this);
  }
}
