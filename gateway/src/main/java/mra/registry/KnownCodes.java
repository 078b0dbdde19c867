package mra.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The present operators of a partner as code and row hash, some 60 bytes each: a record whose hash
 * is known need not travel to the database. True only as long as {@link #changedBy} is the exchange
 * that last touched the partner.
 */
final class KnownCodes {
  static final KnownCodes NONE = new KnownCodes(null, 0);

  private static final int HASH_BYTES = 32;
  private static final int PAGE_BYTES = 256 * 1024;
  private static final int PAGE_BITS = 18;

  private final @Nullable UUID changedBy;
  private final List<byte[]> pages = new ArrayList<>();

  /** Place of an entry plus one, 0 for an empty slot. */
  private final int[] slots;

  private int end;
  private int size;

  KnownCodes(@Nullable UUID changedBy, int operators) {
    this.changedBy = changedBy;
    this.slots = new int[Integer.highestOneBit(Math.max(operators, 1)) * 4];
  }

  @Nullable UUID changedBy() {
    return changedBy;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Adds an operator; without a hash it is known, but never as unchanged. */
  void add(byte[] code, byte @Nullable [] hash) {
    if (size > slots.length / 2) {
      throw new IllegalStateException("more operators are present than were counted");
    }
    int slot = slot(code, 0, code.length);
    slots[slot] = append(code, hash) + 1;
    size++;
  }

  /** The slot of a code, negative when it is not known. */
  int find(byte[] bytes, int from, int length) {
    int slot = slot(bytes, from, length);
    return slots[slot] == 0 ? -1 : slot;
  }

  boolean hasHash(int slot, byte[] bytes, int from) {
    int at = slots[slot] - 1;
    var page = pages.get(at >> PAGE_BITS);
    int hash = at & (PAGE_BYTES - 1);
    return Arrays.equals(page, hash, hash + HASH_BYTES, bytes, from, from + HASH_BYTES);
  }

  byte[] code(int slot) {
    int at = slots[slot] - 1;
    var page = pages.get(at >> PAGE_BITS);
    int length = (at & (PAGE_BYTES - 1)) + HASH_BYTES;
    return Arrays.copyOfRange(page, length + 1, length + 1 + (page[length] & 0xFF));
  }

  void forEachSlot(IntConsumer each) {
    for (int slot = 0; slot < slots.length; slot++) {
      if (slots[slot] != 0) {
        each.accept(slot);
      }
    }
  }

  private int slot(byte[] bytes, int from, int length) {
    int mask = slots.length - 1;
    int slot = (int) (Fingerprint.of(bytes, from, length) >>> 32) & mask;
    while (slots[slot] != 0 && !isCode(slots[slot] - 1, bytes, from, length)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isCode(int at, byte[] bytes, int from, int length) {
    var page = pages.get(at >> PAGE_BITS);
    int code = (at & (PAGE_BYTES - 1)) + HASH_BYTES;
    return (page[code] & 0xFF) == length
        && Arrays.equals(page, code + 1, code + 1 + length, bytes, from, from + length);
  }

  /** An entry: hash (zeros for none, which no SHA-256 is known to give), length, code. */
  private int append(byte[] code, byte @Nullable [] hash) {
    int length = HASH_BYTES + 1 + code.length;
    if (end + length > pages.size() << PAGE_BITS) {
      end = pages.size() << PAGE_BITS;
      pages.add(new byte[PAGE_BYTES]);
    }
    int at = end;
    var page = pages.getLast();
    int offset = at & (PAGE_BYTES - 1);
    if (hash != null) {
      System.arraycopy(hash, 0, page, offset, HASH_BYTES);
    }
    page[offset + HASH_BYTES] = (byte) code.length;
    System.arraycopy(code, 0, page, offset + HASH_BYTES + 1, code.length);
    end += length;
    return at;
  }
}
