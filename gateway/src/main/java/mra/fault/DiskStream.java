package mra.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/**
 * Writes to a file of ours. What the disk does not take is E902, which no transport or format may
 * take for a broken connection or a broken document.
 */
public final class DiskStream extends OutputStream {
  private final Path file;
  private final OutputStream out;

  private DiskStream(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  public static DiskStream to(Path file, OpenOption... how) {
    try {
      return new DiskStream(file, Files.newOutputStream(file, how));
    } catch (IOException e) {
      throw Refused.byDisk(file, e);
    }
  }

  /** Closes the channel when it is closed. */
  public static DiskStream to(Path file, FileChannel channel) {
    return new DiskStream(file, Channels.newOutputStream(channel));
  }

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw Refused.byDisk(file, e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw Refused.byDisk(file, e);
    }
  }
}
