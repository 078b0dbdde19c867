package mra.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

record SpooledContent(SegmentStore store, List<Part> segments, long size) implements Content {

  /**
   * @param first index of its first segment
   */
  record Part(long first, long bytes) {}

  @Override
  public int parts() {
    return segments.size();
  }

  @Override
  public InputStream part(int index) {
    return new SpoolStream(store, segments.get(index));
  }

  @Override
  public void close() {
    try {
      store.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
