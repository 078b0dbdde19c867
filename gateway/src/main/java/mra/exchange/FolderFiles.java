package mra.exchange;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import mra.journal.SeenFiles;
import mra.journal.SeenFiles.SeenFile;
import mra.trust.Received;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.jspecify.annotations.Nullable;

/**
 * The files in a partner's folder that were not fetched yet, by name; those that an exchange gave
 * up go last, so that they keep nothing waiting. We never rename or delete there: seen is (path,
 * size, time), whatever a file's name says. One exchange uses it at a time.
 */
public abstract class FolderFiles
    implements GenericFileFilter<Object>, Comparator<GenericFile<Object>> {
  /** Some were taken back by the partner; so many at once, and all go by name again. */
  private static final int GIVEN_UP_MAX = 1_000;

  private final String partner;
  private final String suffix;
  private final SeenFiles seen;
  private final Set<SeenFile> givenUp = new HashSet<>();
  private @Nullable UUID looking;
  private @Nullable GenericFile<Object> first;
  private int waiting;

  /**
   * @param suffix of the name of a file that is whole
   */
  FolderFiles(String partner, String suffix, SeenFiles seen) {
    this.partner = partner;
    this.suffix = suffix;
    this.seen = seen;
  }

  /** Before every try of an exchange. What the one before did not get, it gave up. */
  public void look(Exchange next) {
    if (first != null && !Letter.id(next).equals(looking)) {
      giveUp(key(first));
    }
    looking = Letter.id(next);
    first = null;
    waiting = 0;
  }

  private void giveUp(SeenFile file) {
    if (givenUp.size() == GIVEN_UP_MAX) {
      givenUp.clear();
    }
    givenUp.add(file);
  }

  @Override
  public boolean accept(GenericFile<Object> file) {
    // Files still being written end in .part.
    if (file.isDirectory()
        || !file.getFileName().endsWith(suffix)
        || seen.contains(key(file))
        || !isWhole(file)) {
      return false;
    }
    if (first == null || compare(file, first) < 0) {
      first = file;
    }
    waiting++;
    return true;
  }

  /** Asked of files that were not seen yet; a name alone may not tell. */
  boolean isWhole(GenericFile<Object> file) {
    return true;
  }

  @Override
  public int compare(GenericFile<Object> one, GenericFile<Object> other) {
    int last = Boolean.compare(givenUp.contains(key(one)), givenUp.contains(key(other)));
    return last != 0 ? last : one.getFileName().compareTo(other.getFileName());
  }

  /** Takes the file that was found and remembers which one it is. */
  public void receive(Exchange exchange) throws IOException {
    var file = exchange.getMessage().getBody(GenericFile.class);
    var key = key(file);
    Letter.file(exchange, key);
    Letter.more(exchange, waiting > 1);
    exchange.getMessage().setBody(take(exchange, file));
    first = null;
    givenUp.remove(key);
  }

  abstract Received take(Exchange exchange, GenericFile<?> file) throws IOException;

  private SeenFile key(GenericFile<?> file) {
    return new SeenFile(
        partner,
        file.getAbsoluteFilePath(),
        file.getFileLength(),
        Instant.ofEpochMilli(file.getLastModified()));
  }
}
