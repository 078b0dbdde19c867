package mra.registry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads one row of PostgreSQL's binary COPY form, field by field, as {@link CopyBuffer} writes it.
 * The server sends each row as a message of its own.
 */
final class CopyRow {
  private static final long POSTGRES_EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
  private static final long POSTGRES_EPOCH_SECOND = POSTGRES_EPOCH_DAY * 86_400;
  private static final long MICROS = 1_000_000;
  private static final int TRAILER = -1;

  private final int fields;
  private byte[] bytes = {};
  private int at;

  CopyRow(int fields) {
    this.fields = fields;
  }

  /** False at the end. */
  boolean start(byte[] message, boolean isFirst) {
    bytes = message;
    at = isFirst ? Tuple.HEADER.length : 0;
    if (at == bytes.length) {
      throw new IllegalStateException("the header came alone");
    }
    int count = (short) (bytes[at] << 8 | bytes[at + 1] & 0xFF);
    at += Short.BYTES;
    if (count != fields && count != TRAILER) {
      throw new IllegalStateException("a row of " + count + " fields");
    }
    return count != TRAILER;
  }

  void end() {
    if (at != bytes.length) {
      throw new IllegalStateException("a row that is no message of its own");
    }
  }

  @Nullable String text() {
    int length = int32();
    if (length < 0) {
      return null;
    }
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  String required() {
    var text = text();
    if (text == null) {
      throw new IllegalStateException("a field that is never null is");
    }
    return text;
  }

  /** A one-dimensional text array. */
  String[] texts() {
    int end = int32() + at;
    int dimensions = int32();
    at += 2 * Integer.BYTES;
    var texts = new String[dimensions == 0 ? 0 : int32()];
    at += dimensions == 0 ? 0 : Integer.BYTES;
    for (int i = 0; i < texts.length; i++) {
      texts[i] = required();
    }
    if (at != end) {
      throw new IllegalStateException("an array of more than one dimension");
    }
    return texts;
  }

  boolean bool() {
    at += Integer.BYTES;
    return bytes[at++] != 0;
  }

  @Nullable LocalDate date() {
    return int32() < 0 ? null : LocalDate.ofEpochDay(int32() + POSTGRES_EPOCH_DAY);
  }

  @Nullable Instant instant() {
    if (int32() < 0) {
      return null;
    }
    long micros = (long) int32() << Integer.SIZE | Integer.toUnsignedLong(int32());
    return Instant.ofEpochSecond(
        POSTGRES_EPOCH_SECOND + Math.floorDiv(micros, MICROS),
        Math.floorMod(micros, MICROS) * 1_000);
  }

  private int int32() {
    int value =
        bytes[at] << 24
            | (bytes[at + 1] & 0xFF) << 16
            | (bytes[at + 2] & 0xFF) << 8
            | bytes[at + 3] & 0xFF;
    at += Integer.BYTES;
    return value;
  }
}
