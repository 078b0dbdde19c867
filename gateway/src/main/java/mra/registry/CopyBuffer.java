package mra.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Fields in PostgreSQL's binary COPY form: a four-byte length, then the value, big-endian. */
public final class CopyBuffer {
  private static final int NULL = -1;
  private static final int TEXT_OID = 25;
  private static final long POSTGRES_EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

  private static final long MICROS_A_DAY = 86_400_000_000L;

  private byte[] bytes;
  private int size;

  public CopyBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  public int size() {
    return size;
  }

  /** The bytes written so far, valid until the next write. */
  public byte[] bytes() {
    return bytes;
  }

  int int32At(int position) {
    return ((bytes[position] & 0xFF) << 24)
        | ((bytes[position + 1] & 0xFF) << 16)
        | ((bytes[position + 2] & 0xFF) << 8)
        | (bytes[position + 3] & 0xFF);
  }

  /** Forgets everything from there on. */
  void truncate(int length) {
    size = length;
  }

  /** What was written, and starts afresh. */
  byte[] take() {
    var taken = Arrays.copyOf(bytes, size);
    size = 0;
    return taken;
  }

  void raw(byte[] value) {
    raw(value, value.length);
  }

  /** The first of these bytes, as they are. */
  public void raw(byte[] value, int length) {
    ensure(length);
    System.arraycopy(value, 0, bytes, size, length);
    size += length;
  }

  public void int16(int value) {
    ensure(2);
    bytes[size++] = (byte) (value >> 8);
    bytes[size++] = (byte) value;
  }

  public void int32(int value) {
    ensure(4);
    bytes[size++] = (byte) (value >> 24);
    bytes[size++] = (byte) (value >> 16);
    bytes[size++] = (byte) (value >> 8);
    bytes[size++] = (byte) value;
  }

  /**
   * @throws Refused VALUE_INVALID for U+0000, the one character PostgreSQL does not store
   */
  public void text(@Nullable String value) {
    if (value == null) {
      int32(NULL);
    } else if (value.indexOf('\0') >= 0) {
      throw new Refused(Fault.VALUE_INVALID, "", "a text holds the character U+0000");
    } else {
      binary(value.getBytes(StandardCharsets.UTF_8));
    }
  }

  void binary(byte[] value) {
    int32(value.length);
    raw(value);
  }

  /** A one-dimensional text array with lower bound 1. */
  void texts(@Nullable List<? extends @Nullable String> values) {
    int start = size;
    int32(NULL);
    if (values == null) {
      return;
    }
    int32(values.isEmpty() ? 0 : 1);
    int32(hasNull(values) ? 1 : 0);
    int32(TEXT_OID);
    if (!values.isEmpty()) {
      int32(values.size());
      int32(1);
      values.forEach(this::text);
    }
    int32At(start, size - start - 4);
  }

  /** The same of values none of which is null, by their texts. */
  public <T> void texts(List<T> values, Function<T, String> text) {
    int start = size;
    int32(NULL);
    int32(values.isEmpty() ? 0 : 1);
    int32(0);
    int32(TEXT_OID);
    if (!values.isEmpty()) {
      int32(values.size());
      int32(1);
      for (var value : values) {
        text(text.apply(value));
      }
    }
    int32At(start, size - start - 4);
  }

  private static boolean hasNull(List<? extends @Nullable String> values) {
    for (var value : values) { // contains(null) is refused by some lists
      if (value == null) {
        return true;
      }
    }
    return false;
  }

  void date(@Nullable LocalDate value) {
    if (value == null) {
      int32(NULL);
    } else {
      int32(4);
      int32(Math.toIntExact(value.toEpochDay() - POSTGRES_EPOCH_DAY));
    }
  }

  /**
   * @param micros since 1970
   */
  void instant(long micros) {
    int64(micros - POSTGRES_EPOCH_DAY * MICROS_A_DAY);
  }

  /** As PostgreSQL keeps it: nanoseconds are rounded off. */
  public void instant(@Nullable Instant value) {
    if (value == null) {
      int32(NULL);
    } else {
      instant(
          Math.addExact(
              Math.multiplyExact(value.getEpochSecond(), 1_000_000),
              (value.getNano() + 500) / 1_000));
    }
  }

  public void uuid(UUID value) {
    int32(2 * Long.BYTES);
    long64(value.getMostSignificantBits());
    long64(value.getLeastSignificantBits());
  }

  public void smallint(int value) {
    int32(Short.BYTES);
    int16(value);
  }

  void int64(long value) {
    int32(Long.BYTES);
    long64(value);
  }

  private void long64(long value) {
    int32((int) (value >> 32));
    int32((int) value);
  }

  /** Writes the SHA-256 of everything since {@code from} as a field of its own. */
  void digest(int from, MessageDigest sha256) {
    sha256.update(bytes, from, size - from);
    binary(sha256.digest());
  }

  /** In the place of four bytes that are there already. */
  public void int32At(int position, int value) {
    int end = size;
    size = position;
    int32(value);
    size = end;
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
