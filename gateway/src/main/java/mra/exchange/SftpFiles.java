package mra.exchange;

import java.io.IOException;
import java.io.InputStream;
import mra.journal.SeenFiles;
import mra.trust.Received;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;

/** Sealed lists in a partner's SFTP folder. */
public final class SftpFiles extends FolderFiles {
  /** Of a sealed list's file that is whole. */
  static final String SUFFIX = ".p7m";

  private final Arrivals arrivals;

  SftpFiles(String partner, SeenFiles seen, Arrivals arrivals) {
    super(partner, SUFFIX, seen);
    this.arrivals = arrivals;
  }

  @Override
  Received take(Exchange exchange, GenericFile<?> file) throws IOException {
    var in = exchange.getMessage().getBody(InputStream.class);
    return arrivals.receive(exchange, in, "SFTP " + file.getFileName());
  }
}
