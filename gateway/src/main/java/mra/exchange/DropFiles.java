package mra.exchange;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.SeenFiles;
import mra.trust.Detached;
import mra.trust.Received;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists that another system of the house puts in a folder: sealed, or in plain with a signature
 * beside them. The signature is written last, so it is the file that is looked for: once it is
 * there the list beside it is whole. A sealed list is to come under another name and be renamed;
 * one that is not is left until nothing was added for a while. A link may lead anywhere, so none is
 * followed.
 */
public final class DropFiles extends FolderFiles {
  private static final Logger LOG = LoggerFactory.getLogger(DropFiles.class);

  /** So long a sealed list keeps its size and time before it counts as whole. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  private final Path folder;
  private final boolean sealed;
  private final Arrivals arrivals;

  /**
   * @param sealed whether a list is one sealed message
   */
  DropFiles(String partner, Path folder, boolean sealed, SeenFiles seen, Arrivals arrivals) {
    super(partner, sealed ? SftpFiles.SUFFIX : Detached.SUFFIX, seen);
    this.folder = folder;
    this.sealed = sealed;
    this.arrivals = arrivals;
  }

  @Override
  public void look(Exchange next) {
    if (!Files.isDirectory(folder)) {
      throw new Refused(Fault.PARTNER_UNREACHABLE, folder.toString(), "there is no such folder");
    }
    super.look(next);
  }

  @Override
  public boolean accept(GenericFile<Object> file) {
    var found = folder.resolve(file.getFileName());
    return isPlain(found) && (sealed || isPlain(signed(found))) && super.accept(file);
  }

  @Override
  boolean isWhole(GenericFile<Object> file) {
    return !sealed || isQuiet(file);
  }

  /** Waits where it has just been written; what is written on is for another look. */
  private boolean isQuiet(GenericFile<Object> file) {
    var path = folder.resolve(file.getFileName());
    try {
      var age = Math.max(0, System.currentTimeMillis() - file.getLastModified());
      Thread.sleep(Math.max(0, QUIET.toMillis() - age));
      var now = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
      boolean same =
          now.size() == file.getFileLength()
              && now.lastModifiedTime().toMillis() == file.getLastModified();
      if (!same) {
        LOG.info("{} is still being written", path);
      }
      return same;
    } catch (IOException gone) {
      LOG.debug("{} cannot be read now", path, gone);
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Only a file of the folder itself: neither a link nor something that would make us wait. */
  private boolean isPlain(Path file) {
    return folder.equals(file.getParent()) && Files.isRegularFile(file, NOFOLLOW_LINKS);
  }

  private static Path signed(Path signature) {
    var name = signature.getFileName().toString();
    return signature.resolveSibling(name.substring(0, name.length() - Detached.SUFFIX.length()));
  }

  @Override
  Received take(Exchange exchange, GenericFile<?> file) throws IOException {
    if (sealed) {
      return sealed(exchange, folder.resolve(file.getFileName()));
    }
    var signature = folder.resolve(file.getFileName());
    var list = signed(signature);
    try (InputStream content = Files.newInputStream(list, NOFOLLOW_LINKS);
        InputStream proof = Files.newInputStream(signature, NOFOLLOW_LINKS)) {
      return arrivals.receive(exchange, content, proof, "drop " + list.getFileName());
    }
  }

  private Received sealed(Exchange exchange, Path list) throws IOException {
    try (InputStream content = Files.newInputStream(list, NOFOLLOW_LINKS)) {
      return arrivals.receive(exchange, content, "drop " + list.getFileName());
    }
  }
}
