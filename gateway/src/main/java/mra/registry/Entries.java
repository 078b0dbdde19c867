package mra.registry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mra.canonical.RecordDigest;
import org.jspecify.annotations.Nullable;

/**
 * Operators as a list wrote them: hash of the row (32 bytes), digest of the record it came from
 * (16), number of operators in that record (1, zero when it cannot be told by its bytes), code with
 * its length. Pages are only added, so a later list's entries may stand behind those of an earlier.
 */
final class Entries {
  private static final int PAGE_BITS = 18;
  private static final int PAGE_BYTES = 1 << PAGE_BITS;
  private static final int DIGEST = 32;
  private static final int OPERATORS = DIGEST + 16;
  private static final int LENGTH = OPERATORS + 1;
  private static final int CODE = LENGTH + 1;
  private static final int OPERATORS_MAX = 255;

  private static final byte[] NOTHING = {};
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final List<byte[]> pages;
  private int end;
  private int forgotten;

  Entries() {
    this.pages = new ArrayList<>();
  }

  /** Begins behind others, which stay as they are. */
  Entries(Entries others) {
    this.pages = new ArrayList<>(others.pages);
    this.end = pages.size() << PAGE_BITS;
  }

  /** Of all pages that are kept. */
  long bytes() {
    return (long) (pages.size() - forgotten) << PAGE_BITS;
  }

  /** Keeps only the pages added behind the others. */
  void forget(Entries others) {
    forgotten = others.pages.size();
    pages.subList(0, forgotten).replaceAll(page -> NOTHING);
  }

  /**
   * Appends an operator and gives its place.
   *
   * @param hash array that holds the hash from {@code hashAt} on; null when no list wrote it so
   */
  int add(
      byte[] code,
      int codeAt,
      int length,
      byte @Nullable [] hash,
      int hashAt,
      @Nullable RecordDigest record) {
    var page = page(CODE + length);
    int at = end;
    int offset = at & (PAGE_BYTES - 1);
    if (hash != null) {
      System.arraycopy(hash, hashAt, page, offset, DIGEST);
    }
    if (record != null) {
      LONG.set(page, offset + DIGEST, record.high());
      LONG.set(page, offset + DIGEST + Long.BYTES, record.low());
    }
    page[offset + LENGTH] = (byte) length;
    System.arraycopy(code, codeAt, page, offset + CODE, length);
    end += CODE + length;
    return at;
  }

  /** Says how many operators the record of an entry gave; more than 255 are not told. */
  void operators(int at, int count) {
    pages.get(at >> PAGE_BITS)[offset(at) + OPERATORS] = (byte) (count > OPERATORS_MAX ? 0 : count);
  }

  int operators(int at) {
    return pages.get(at >> PAGE_BITS)[offset(at) + OPERATORS] & 0xFF;
  }

  boolean hasHash(int at, byte[] bytes, int from) {
    int offset = offset(at);
    return Arrays.equals(
        pages.get(at >> PAGE_BITS), offset, offset + DIGEST, bytes, from, from + DIGEST);
  }

  boolean hasCode(int at, byte[] bytes, int from, int length) {
    var page = pages.get(at >> PAGE_BITS);
    int offset = offset(at);
    return (page[offset + LENGTH] & 0xFF) == length
        && Arrays.equals(page, offset + CODE, offset + CODE + length, bytes, from, from + length);
  }

  boolean isOf(int at, RecordDigest record) {
    return high(at) == record.high() && low(at) == record.low();
  }

  /** First half of the digest of an entry's record. */
  long high(int at) {
    return (long) LONG.get(pages.get(at >> PAGE_BITS), offset(at) + DIGEST);
  }

  private long low(int at) {
    return (long) LONG.get(pages.get(at >> PAGE_BITS), offset(at) + DIGEST + Long.BYTES);
  }

  long fingerprint(int at) {
    var page = pages.get(at >> PAGE_BITS);
    int offset = offset(at);
    return Fingerprint.of(page, offset + CODE, page[offset + LENGTH] & 0xFF);
  }

  /** Bytes of one entry. */
  int length(int at) {
    return CODE + (pages.get(at >> PAGE_BITS)[offset(at) + LENGTH] & 0xFF);
  }

  byte[] code(int at) {
    var page = pages.get(at >> PAGE_BITS);
    int offset = offset(at);
    return Arrays.copyOfRange(page, offset + CODE, offset + CODE + (page[offset + LENGTH] & 0xFF));
  }

  private static int offset(int at) {
    return at & (PAGE_BYTES - 1);
  }

  /** The page that has room for so many bytes. */
  private byte[] page(int length) {
    if ((long) end + length > (long) pages.size() << PAGE_BITS) {
      end = pages.size() << PAGE_BITS;
      pages.add(new byte[PAGE_BYTES]);
    }
    return pages.getLast();
  }
}
