package mra.recognition;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Records one after another in off-heap chunks. A place counts in units of four bytes; 0 is
 * nowhere. Written by one builder, afterwards only read.
 *
 * <p>Each chunk has its own {@link Arena#ofAuto}: it lives as long as an answer can still see it,
 * so that readers need neither a lock nor a count. It weighs on {@code -XX:MaxDirectMemorySize}.
 */
final class Records {
  private static final int UNIT = 4;
  private static final int LINE = 64;

  /** 32 MiB: mapped each on its own by the C library, nearly all of it in huge pages. */
  private static final int CHUNK_SHIFT = 23;

  private static final int CHUNK_BYTES = UNIT << CHUNK_SHIFT;
  private static final int FIRST_BYTES = 4096;

  /** Place 0 stays free. */
  private static final int START_BYTES = LINE;

  private MemorySegment[] chunks;
  private int[] used;

  Records() {
    this(new MemorySegment[] {allocate(FIRST_BYTES)}, new int[] {START_BYTES});
  }

  private Records(MemorySegment[] chunks, int[] used) {
    this.chunks = chunks;
    this.used = used;
  }

  /** Where a record of so many bytes may be written; it never crosses a chunk's end. */
  int reserve(int bytes) {
    int wanted = padded(bytes);
    int last = chunks.length - 1;
    if (used[last] + wanted > chunks[last].byteSize()) {
      last = makeRoom(last, wanted);
    }
    int place = (last << CHUNK_SHIFT) + used[last] / UNIT;
    used[last] += wanted;
    return place;
  }

  /** Only the first chunk starts small and grows, since most partners have few operators. */
  private int makeRoom(int last, int wanted) {
    if (last == 0 && used[0] + wanted <= CHUNK_BYTES) {
      long size = Math.max(used[0] + wanted, 2 * chunks[0].byteSize());
      chunks[0] = resized(chunks[0], used[0], Math.min(CHUNK_BYTES, size));
      return 0;
    }
    chunks = Arrays.copyOf(chunks, last + 2);
    used = Arrays.copyOf(used, last + 2);
    chunks[last + 1] = allocate(CHUNK_BYTES);
    return last + 1;
  }

  /** The same records without room to spare. */
  Records trimmed() {
    var trimmed = chunks.clone();
    int last = trimmed.length - 1;
    trimmed[last] = resized(trimmed[last], used[last], used[last]);
    return new Records(trimmed, used.clone());
  }

  MemorySegment chunk(int place) {
    return chunks[place >>> CHUNK_SHIFT];
  }

  static long offset(int place) {
    return (long) (place & ((1 << CHUNK_SHIFT) - 1)) * UNIT;
  }

  /** The distance in memory between two places of one chunk, as a distance of places. */
  static int units(int bytes) {
    return bytes / UNIT;
  }

  /** The first record's place, 0 when there is none. */
  int first() {
    return used[0] > START_BYTES ? START_BYTES / UNIT : 0;
  }

  /** The place after a record of so many bytes, 0 after the last one. */
  int after(int place, int bytes) {
    int chunk = place >>> CHUNK_SHIFT;
    int next = (int) offset(place) + padded(bytes);
    if (next < used[chunk]) {
      return (chunk << CHUNK_SHIFT) + next / UNIT;
    }
    return chunk + 1 < chunks.length ? (chunk + 1) << CHUNK_SHIFT : 0;
  }

  long bytes() {
    return Arrays.stream(chunks).mapToLong(MemorySegment::byteSize).sum();
  }

  private static int padded(int bytes) {
    return (bytes + LINE - 1) & -LINE;
  }

  private static MemorySegment resized(MemorySegment from, int bytes, long size) {
    var to = allocate(size);
    MemorySegment.copy(from, JAVA_BYTE, 0, to, JAVA_BYTE, 0, bytes);
    return to;
  }

  private static MemorySegment allocate(long bytes) {
    return Arena.ofAuto().allocate(bytes, LINE);
  }
}
