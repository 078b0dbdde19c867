package mra.registry;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.UUID;
import java.util.function.IntConsumer;
import mra.canonical.RecordDigest;
import org.jspecify.annotations.Nullable;

/**
 * The present operators of a partner, some 90 bytes each: a record whose row hash is known need not
 * travel to the database, one whose digest is known need not even be read. True only as long as
 * {@link #changedBy} is the exchange that last touched the partner.
 */
final class KnownCodes {
  static final KnownCodes NONE = new KnownCodes(null, Instant.MIN, new Entries(), 0, 0);

  private final @Nullable UUID changedBy;
  private final Instant newest;
  private final Entries entries;

  /** Place of an entry plus one by its code; 0 for an empty slot. */
  private final int[] codes;

  /** The same by the digest of its record, where it has one. */
  private final int[] records;

  private int size;

  /**
   * @param newest as-of of the newest list that any operator of the partner was changed by
   * @param operators at most so many will be put
   * @param told at most so many of them with the digest of their record
   */
  KnownCodes(@Nullable UUID changedBy, Instant newest, Entries entries, int operators, int told) {
    this.changedBy = changedBy;
    this.newest = newest;
    this.entries = entries;
    this.codes = new int[slots(operators)];
    this.records = new int[slots(told)];
  }

  private KnownCodes(@Nullable UUID changedBy, KnownCodes same) {
    this.changedBy = changedBy;
    this.newest = same.newest;
    this.entries = same.entries;
    this.codes = same.codes;
    this.records = same.records;
    this.size = same.size;
  }

  private static int slots(int entries) {
    return Integer.highestOneBit(Math.max(entries, 1)) * 4;
  }

  @Nullable UUID changedBy() {
    return changedBy;
  }

  /** The same, not to be added to, once it is known who touched the partner. */
  KnownCodes changedBy(@Nullable UUID exchange) {
    return new KnownCodes(exchange, this);
  }

  /**
   * The same operators but for these, to be added to.
   *
   * @param operators at most so many there will be
   */
  KnownCodes without(BitSet slots, @Nullable UUID changedByNow, Instant newestNow, int operators) {
    int told = tellsRecords() ? size : 0;
    var next = new KnownCodes(changedByNow, newestNow, new Entries(entries), operators, told);
    forEachSlot(slot -> {
      if (!slots.get(slot)) {
        next.put(place(slot));
      }
    });
    return next;
  }

  int size() {
    return size;
  }

  Instant newest() {
    return newest;
  }

  Entries entries() {
    return entries;
  }

  long bytes() {
    return entries.bytes() + tableBytes();
  }

  /** Without the entries. */
  long tableBytes() {
    return (long) Integer.BYTES * (codes.length + records.length);
  }

  /** Whether any operator can be told by the digest of its record. */
  boolean tellsRecords() {
    return records.length > slots(0);
  }

  /** Adds an entry; without a hash it is known, but never as unchanged. */
  void put(int at) {
    if (size > codes.length / 2) {
      throw new IllegalStateException("more operators are present than were counted");
    }
    int slot = (int) (entries.fingerprint(at) >>> 32) & (codes.length - 1);
    insert(at, codes, slot);
    size++;
    if (entries.operators(at) > 0) {
      insert(at, records, (int) entries.high(at) & (records.length - 1));
    }
  }

  private static void insert(int at, int[] slots, int from) {
    int slot = from;
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = at + 1;
  }

  /** The slot of a code, negative when it is not known. */
  int find(byte[] bytes, int from, int length) {
    int mask = codes.length - 1;
    int slot = (int) (Fingerprint.of(bytes, from, length) >>> 32) & mask;
    while (codes[slot] != 0) {
      if (entries.hasCode(codes[slot] - 1, bytes, from, length)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  boolean hasHash(int slot, byte[] bytes, int from) {
    return entries.hasHash(codes[slot] - 1, bytes, from);
  }

  /** The slots of all operators that a record gave; none unless every one is as it wrote it. */
  int[] find(RecordDigest record) {
    var found = new int[0];
    int of = 0;
    int mask = records.length - 1;
    for (int i = (int) record.high() & mask; records[i] != 0; i = (i + 1) & mask) {
      int at = records[i] - 1;
      if (entries.isOf(at, record)) {
        of = entries.operators(at);
        found = Arrays.copyOf(found, found.length + 1);
        found[found.length - 1] = slot(at);
      }
    }
    return found.length == of ? found : new int[0];
  }

  private int slot(int at) {
    int slot = (int) (entries.fingerprint(at) >>> 32) & (codes.length - 1);
    while (codes[slot] != at + 1) {
      slot = (slot + 1) & (codes.length - 1);
    }
    return slot;
  }

  int place(int slot) {
    return codes[slot] - 1;
  }

  byte[] code(int slot) {
    return entries.code(codes[slot] - 1);
  }

  void forEachSlot(IntConsumer each) {
    for (int slot = 0; slot < codes.length; slot++) {
      if (codes[slot] != 0) {
        each.accept(slot);
      }
    }
  }
}
