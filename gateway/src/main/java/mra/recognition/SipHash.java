package mra.recognition;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import mra.canonical.NameFold;

/**
 * SipHash-2-4 (Aumasson and Bernstein 2012) under a random key of its own, so that nobody outside
 * can choose codes or names that all fall together.
 */
final class SipHash implements KeyHash {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** By sign of ASCII the letter or digit that it counts as in a name, 0 where as none. */
  private static final byte[] LETTERS = letters();

  private final long k0;
  private final long k1;

  SipHash(long k0, long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  static SipHash withRandomKey() {
    return new SipHash(RANDOM.nextLong(), RANDOM.nextLong());
  }

  @Override
  public long of(byte[] bytes, int from, int length) {
    var state = new State(k0, k1);
    int at = from;
    for (; at <= from + length - Long.BYTES; at += Long.BYTES) {
      state.add((long) WORDS.get(bytes, at));
    }
    int left = from + length - at;
    if (left > 0 && length >= Long.BYTES) {
      // The last ones from a whole word that ends with them, rather than sign by sign.
      long word = (long) WORDS.get(bytes, from + length - Long.BYTES);
      return state.finish(word >>> (Long.SIZE - Byte.SIZE * left), left);
    }
    for (; at < from + length; at++) {
      state.add(bytes[at]);
    }
    return state.finish();
  }

  /** A name by its letters and digits alone, in capitals; as {@link NameFold} describes. */
  @Override
  public long ofName(String name) {
    var state = new State(k0, k1);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c > '~') {
        var folded = NameFold.of(name).getBytes(StandardCharsets.UTF_8);
        return of(folded, 0, folded.length);
      }
      byte letter = LETTERS[c];
      if (letter != 0) {
        state.add(letter);
      }
    }
    return state.finish();
  }

  private static byte[] letters() {
    var letters = new byte['~' + 1];
    for (char c = 0; c < letters.length; c++) {
      letters[c] = Character.isLetterOrDigit(c) ? (byte) Character.toUpperCase(c) : 0;
    }
    return letters;
  }

  /** Lives on the stack: small enough for the compiler to take apart. */
  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;
    private long word;
    private int length;

    State(long k0, long k1) {
      v0 = k0 ^ 0x736f6d6570736575L;
      v1 = k1 ^ 0x646f72616e646f6dL;
      v2 = k0 ^ 0x6c7967656e657261L;
      v3 = k1 ^ 0x7465646279746573L;
    }

    /** Eight bytes at once, only while no lone one was added. */
    void add(long eight) {
      mix(eight);
      length += Long.BYTES;
    }

    void add(byte one) {
      word |= (one & 0xffL) << (8 * (length & 7));
      length++;
      if ((length & 7) == 0) {
        mix(word);
        word = 0;
      }
    }

    /** With the last bytes, fewer than eight, the first of them lowest. */
    long finish(long last, int count) {
      word = last;
      length += count;
      return finish();
    }

    long finish() {
      mix(word | (long) length << 56);
      v2 ^= 0xff;
      for (int i = 0; i < 4; i++) {
        round();
      }
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void mix(long m) {
      v3 ^= m;
      round();
      round();
      v0 ^= m;
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
