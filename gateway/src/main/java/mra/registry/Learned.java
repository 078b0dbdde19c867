package mra.registry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import mra.canonical.RecordDigest;
import org.jspecify.annotations.Nullable;

/**
 * What one list says that is not known yet, so that the next list finds it. Given up when it would
 * take more than a quarter of the heap: the next list is then read in full.
 */
final class Learned {
  private static final long BYTES_MAX = Runtime.getRuntime().maxMemory() / 4;

  /** So much of the entries may be outdated, for each that is not. */
  private static final int OUTDATED_MAX = 2;

  private final KnownCodes basis;
  private final BitSet replaced = new BitSet();
  private final CodeSet newCodes = new CodeSet();
  private Entries entries;
  private int[] places = new int[1 << 10];
  private int count;
  private int told;
  private boolean givenUp;

  private @Nullable FutureTask<@Nullable KnownCodes> building;
  private volatile @Nullable KnownCodes built;

  /** The record whose operators come, where they begin, and whether all of them were good. */
  private @Nullable RecordDigest record;

  private int recordFrom;
  private boolean sound = true;

  Learned(KnownCodes basis) {
    this.basis = basis;
    this.entries = new Entries(basis.entries());
  }

  /** From a list that never comes into force. */
  static Learned nothing() {
    var nothing = new Learned(KnownCodes.NONE);
    nothing.giveUp();
    return nothing;
  }

  KnownCodes basis() {
    return basis;
  }

  /** Of its own, without the basis. */
  long bytes() {
    var next = built;
    return entries.bytes()
        - (givenUp ? 0 : basis.entries().bytes())
        + (next == null ? 0 : next.tableBytes())
        + newCodes.bytes()
        + (long) Integer.BYTES * places.length;
  }

  /** Whether a code that the basis lacks comes for the first time. */
  boolean isNew(long fingerprint) {
    return newCodes.add(fingerprint);
  }

  boolean saysNothingNew() {
    return count == 0 && !givenUp;
  }

  /** Adds the codes that the list told something of; false when they are not all known. */
  boolean addCodesTo(Set<String> codes) {
    for (int i = 0; i < count; i++) {
      codes.add(new String(entries.code(places[i]), StandardCharsets.UTF_8));
    }
    return !givenUp;
  }

  /** Begins a record, and so ends the one before. */
  void of(@Nullable RecordDigest next) {
    if (record != null && sound && !givenUp) {
      for (int i = recordFrom; i < count; i++) {
        entries.operators(places[i], count - recordFrom);
      }
      told += count - recordFrom;
    }
    recordFrom = count;
    record = next;
    sound = true;
  }

  /**
   * @param slot of the basis, negative when the code is new
   */
  void operator(int slot, byte[] bytes, int code, int length, int hash, boolean isKnown) {
    boolean says = !isKnown || record != null || !basis.tellsRecords();
    if (says && !givenUp) {
      add(slot, entries.add(bytes, code, length, bytes, hash, record));
    }
  }

  /** What the registry keeps for it is not known without a look. */
  void setAside(int slot, byte[] bytes, int code, int length) {
    sound = false;
    if (!givenUp) {
      add(slot, entries.add(bytes, code, length, null, 0, null));
    }
  }

  /** Nothing of this record can be told by its bytes. */
  void spoil() {
    sound = false;
  }

  private void add(int slot, int place) {
    if (slot >= 0) {
      replaced.set(slot);
    }
    if (count == places.length) {
      places = Arrays.copyOf(places, count * 2);
    }
    places[count++] = place;
    if (bytes() > BYTES_MAX) {
      giveUp();
    }
  }

  private void giveUp() {
    givenUp = true;
    entries = new Entries();
    places = new int[0];
    count = 0;
    recordFrom = 0;
    built = null;
  }

  /**
   * Ends the list. What follows from it is put together while the database still stores the list.
   *
   * @param present slots of the basis whose operators are still present
   */
  void finish(BitSet present, Instant asOf) {
    of(null);
    boolean isOlder = asOf.isBefore(basis.newest()); // leaves operators as they are
    boolean isSame = count == 0 && present.cardinality() == basis.size();
    if (!givenUp && !isOlder && !isSame) {
      present.andNot(replaced);
      building = new FutureTask<>(() -> build(present, asOf));
      Thread.ofPlatform().name("learn").daemon().start(building);
    }
  }

  private @Nullable KnownCodes build(BitSet kept, Instant asOf) {
    int keeps = kept.cardinality();
    if (keeps == 0) {
      entries.forget(basis.entries());
    }
    var newest = asOf.isAfter(basis.newest()) ? asOf : basis.newest();
    var next = new KnownCodes(null, newest, entries, keeps + count, keeps + told);
    built = next;
    long live = 0;
    for (int slot = kept.nextSetBit(0); slot >= 0; slot = kept.nextSetBit(slot + 1)) {
      next.put(basis.place(slot));
      live += entries.length(basis.place(slot));
    }
    for (int i = 0; i < count; i++) {
      next.put(places[i]);
      live += entries.length(places[i]);
    }
    boolean tooOld = entries.bytes() - (1 << 20) > live * (1 + OUTDATED_MAX);
    return tooOld ? null : next;
  }

  /**
   * What is known once the list is in force; null when that is too little.
   *
   * @param changedBy the exchange that then touched the partner last
   */
  @Nullable KnownCodes next(@Nullable UUID changedBy) {
    if (building == null) {
      return null;
    }
    try {
      var next = building.get();
      return next == null ? null : next.changedBy(changedBy);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while learning", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      giveUp(); // the entries are the next one's now
    }
  }
}
