package mra.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import mra.journal.SeenFiles;
import mra.journal.SeenFiles.SeenFile;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * The files in a partner's folder that were not fetched yet. We never rename or delete there: seen
 * is (path, size, time), whatever a file's name says.
 */
public final class SftpFiles implements GenericFileFilter<Object> {
  private final String partner;
  private final SeenFiles seen;
  private final Arrivals arrivals;
  private volatile int waiting;

  SftpFiles(String partner, SeenFiles seen, Arrivals arrivals) {
    this.partner = partner;
    this.seen = seen;
    this.arrivals = arrivals;
  }

  @Override
  public boolean accept(GenericFile<Object> file) {
    if (file.isDirectory() || seen.contains(key(file))) {
      return false;
    }
    waiting++;
    return true;
  }

  public void receive(Exchange exchange) throws IOException {
    var file = exchange.getMessage().getBody(GenericFile.class);
    Letter.file(exchange, key(file));
    Letter.more(exchange, waiting > 1);
    waiting = 0;
    var in = exchange.getMessage().getBody(InputStream.class);
    exchange.getMessage().setBody(arrivals.receive(exchange, in, "SFTP " + file.getFileName()));
  }

  private SeenFile key(GenericFile<?> file) {
    return new SeenFile(
        partner,
        file.getAbsoluteFilePath(),
        file.getFileLength(),
        Instant.ofEpochMilli(file.getLastModified()));
  }
}
