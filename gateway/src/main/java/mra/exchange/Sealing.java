package mra.exchange;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import mra.canonical.ListHeader;
import mra.canonical.Operator;
import mra.fault.DiskStream;
import mra.fault.Refused;
import mra.mapping.Mappings;
import mra.partner.PartnerProfile;
import mra.trust.KeyRing;
import mra.trust.SealRecipe;
import mra.trust.Trust;

/** Writes a list of ours as its partner reads it, and seals it while it is being written. */
public final class Sealing {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Trust trust;
  private final KeyRing keys;
  private final Function<PartnerProfile, Mappings> mappings;
  private final Path folder;

  /**
   * @param mappings the tables of the version that a profile is of
   * @param folder on the same volume as the bodies; sealed bytes only ever lie in it
   */
  public Sealing(
      Trust trust, KeyRing keys, Function<PartnerProfile, Mappings> mappings, Path folder) {
    this.trust = trust;
    this.keys = keys;
    this.mappings = mappings;
    this.folder = folder;
  }

  /** Deletes what a killed process was still sealing. */
  public void sweep() throws IOException {
    Files.createDirectories(folder);
    try (var leftovers = Files.newDirectoryStream(folder)) {
      for (var leftover : leftovers) {
        Files.delete(leftover);
      }
    }
  }

  /** The caller moves the file to where it is kept, or closes it. */
  Fresh seal(PartnerProfile to, ListHeader header, Iterator<Operator> records, UUID exchange) {
    var file = folder.resolve(exchange.toString());
    var push = Objects.requireNonNull(to.push());
    var digest = sha256();
    var ends = new ArrayList<Long>();
    try (var channel = FileChannel.open(file, CREATE, TRUNCATE_EXISTING, WRITE)) {
      mappings
          .apply(to)
          .write(
              to,
              push.document(),
              header,
              records,
              push.pageRecords(),
              (page, pages) -> page(to, file, channel, digest, ends));
    } catch (IOException e) {
      discard(file);
      throw Refused.byDisk(file, e);
    } catch (RuntimeException e) {
      discard(file);
      throw e;
    }
    return new Fresh(file, HexFormat.of().formatHex(digest.digest()), List.copyOf(ends));
  }

  /** One page, sealed by itself behind those before it. */
  private OutputStream page(
      PartnerProfile to, Path file, FileChannel channel, MessageDigest digest, List<Long> ends)
      throws IOException {
    var wire = new BufferedOutputStream(DiskStream.to(file, channel), BUFFER_BYTES);
    var page = trust.sealing(recipe(to), wire);
    return new DigestOutputStream(page, digest) {
      @Override
      public void close() throws IOException {
        super.close();
        wire.flush(); // the channel stays open for the next page
        ends.add(channel.position());
      }
    };
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw Refused.byDisk(file, e);
    }
  }

  private SealRecipe recipe(PartnerProfile to) {
    var terms = Objects.requireNonNull(to.trust());
    return SealRecipe.list(terms, keys.key(terms.ours()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /**
   * @param contentDigest SHA-256 of what was sealed, lower-case hex
   * @param ends where each page ends in the file
   */
  record Fresh(Path file, String contentDigest, List<Long> ends) implements AutoCloseable {
    @Override
    public void close() {
      discard(file);
    }
  }
}
