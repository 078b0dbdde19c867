package mra.clearance;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.zip.CRC32C;
import mra.registry.CopyBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of the daybook: entries, each with its length and checksum in front, so that one that
 * was cut when the machine broke down is told from a whole one. Written by one thread at a time.
 */
final class Page implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Page.class);
  private static final int HEAD_BYTES = 2 * Integer.BYTES;
  private static final int ENTRY_BYTES_MAX = 256 << 20;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;

  /** Not a channel, which whoever is interrupted while writing would close for everybody. */
  private final RandomAccessFile out;

  private long size;

  private Page(Path file, RandomAccessFile out) {
    this.file = file;
    this.out = out;
  }

  static Page begin(Path file) throws IOException {
    return new Page(file, new RandomAccessFile(file.toFile(), "rw"));
  }

  Path file() {
    return file;
  }

  long size() {
    return size;
  }

  /** Room for an entry, to be filled and given to {@link #append}. */
  static CopyBuffer entry() {
    var entry = new CopyBuffer(1 << 10);
    entry.int32(0);
    entry.int32(0);
    return entry;
  }

  /** The same with what {@link Reader} was given. */
  static CopyBuffer entry(byte[] bytes, int length) {
    var entry = entry();
    entry.raw(bytes, length);
    seal(entry);
    return entry;
  }

  /** Completes the entry's head. */
  static void seal(CopyBuffer entry) {
    int length = entry.size() - HEAD_BYTES;
    var crc = new CRC32C();
    crc.update(entry.bytes(), HEAD_BYTES, length);
    entry.int32At(0, length);
    entry.int32At(Integer.BYTES, (int) crc.getValue());
  }

  /** The whole entry or nothing: what a full disk took of it is cut off again. */
  void append(CopyBuffer sealed) throws IOException {
    try {
      out.write(sealed.bytes(), 0, sealed.size());
      size += sealed.size();
    } catch (IOException notWhole) {
      out.setLength(size);
      out.seek(size);
      throw notWhole;
    }
  }

  /** Returns when what was appended survives a machine that breaks down. */
  void force() throws IOException {
    out.getFD().sync();
  }

  /** Receives entries without their heads. */
  interface Reader {
    void entry(byte[] bytes, int length) throws SQLException, IOException;
  }

  /**
   * Reads up to the end, or to where an entry is cut.
   *
   * @return whether nothing is cut
   */
  static boolean read(Path file, Reader reader) throws IOException, SQLException {
    var crc = new CRC32C();
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
      var bytes = new byte[BUFFER_BYTES];
      for (long left = Files.size(file); left > 0; ) {
        int length = in.readInt();
        int sum = in.readInt();
        if (length < 0 || length > Math.min(ENTRY_BYTES_MAX, left - HEAD_BYTES)) {
          throw new EOFException();
        }
        bytes = bytes.length < length ? new byte[length] : bytes;
        in.readFully(bytes, 0, length);
        crc.reset();
        crc.update(bytes, 0, length);
        if ((int) crc.getValue() != sum) {
          throw new EOFException();
        }
        reader.entry(bytes, length);
        left -= HEAD_BYTES + length;
      }
      return true;
    } catch (EOFException cut) {
      return false;
    }
  }

  /** Whether all of it arrived, its checksums tell. */
  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException failure) {
      log.error("{} may not be whole", file.getFileName(), failure);
    }
  }
}
