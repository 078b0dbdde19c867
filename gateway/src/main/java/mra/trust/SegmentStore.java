package mra.trust;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/** Segments in memory while they are few, beyond that sealed in a file. */
final class SegmentStore implements AutoCloseable {
  private static final int IN_MEMORY = 1024 * 1024 / Segments.PLAIN_BYTES;

  private final Spool spool;
  private final List<Kept> kept = new ArrayList<>();
  private @Nullable SegmentFile file;
  private long count;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kept(byte[] plain, boolean last) {}

  SegmentStore(Spool spool) {
    this.spool = spool;
  }

  long count() {
    return count;
  }

  void append(byte[] plain, int from, int length, boolean last) {
    if (file == null && count < IN_MEMORY) {
      kept.add(new Kept(Arrays.copyOfRange(plain, from, from + length), last));
    } else {
      file().write(count, plain, from, length, last);
    }
    count++;
  }

  private SegmentFile file() {
    var open = file;
    if (open == null) {
      open = spool.newFile();
      file = open;
      for (int i = 0; i < kept.size(); i++) {
        var segment = kept.get(i);
        open.write(i, segment.plain(), 0, segment.plain().length, segment.last());
      }
      kept.clear();
    }
    return open;
  }

  void read(Cipher opener, long index, byte[] plain, int length, boolean last) throws IOException {
    if (file != null) {
      file.read(opener, index, plain, length, last);
    } else if (index < kept.size()) {
      System.arraycopy(kept.get((int) index).plain(), 0, plain, 0, length);
    } else {
      throw new IOException("content was closed");
    }
  }

  @Override
  public void close() throws IOException {
    kept.clear();
    if (file != null) {
      file.close();
    }
  }
}
