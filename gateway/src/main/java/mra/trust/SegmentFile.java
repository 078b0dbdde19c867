package mra.trust;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import mra.fault.Refused;

/** Sealed segments in a file, one slot of equal size each; deleted when closed. */
final class SegmentFile implements AutoCloseable {
  private final Segments segments = new Segments();
  private final Cipher sealer = Segments.cipher();
  private final byte[] sealed = new byte[Segments.SEALED_BYTES];
  private final Path path;
  private final FileChannel channel;

  SegmentFile(Path path) throws IOException {
    this.path = path;
    this.channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  void write(long index, byte[] plain, int from, int length, boolean last) {
    int n = segments.seal(sealer, index, last, plain, from, length, sealed);
    var bytes = ByteBuffer.wrap(sealed, 0, n);
    long at = index * Segments.SEALED_BYTES;
    try {
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw Refused.byDisk(path, e);
    }
  }

  /** May be asked by several threads, each with a cipher of its own. */
  void read(Cipher opener, long index, byte[] plain, int length, boolean last) throws IOException {
    var bytes = ByteBuffer.allocate(length + Segments.TAG_BYTES);
    long at = index * Segments.SEALED_BYTES;
    while (bytes.hasRemaining()) {
      int n = channel.read(bytes, at + bytes.position());
      if (n < 0) {
        throw new IOException("spool file cut short: " + path.getFileName());
      }
    }
    try {
      segments.open(opener, index, last, bytes.array(), bytes.capacity(), plain);
    } catch (GeneralSecurityException e) {
      throw new IOException("spool file altered: " + path.getFileName(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(path);
    }
  }
}
