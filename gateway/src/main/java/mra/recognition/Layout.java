package mra.recognition;

import java.lang.foreign.ValueLayout;

/**
 * How a record lies in memory, offsets in bytes: a fixed head, the code's key, the names' hashes,
 * the other keys, then the code as received where it differs from its key. A record begins where a
 * processor's cache line does, so that whoever asks for a code waits for one line of it.
 */
final class Layout {
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;
  static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

  /** Epoch second, {@link #NEVER} when the record is current. */
  static final long SET_ASIDE = 0;

  /** Epoch days; {@link Integer#MIN_VALUE} and MAX_VALUE where open. */
  static final long SINCE = 8;

  static final long FROM = 12;
  static final long TO = 16;

  static final long PROGRAMME = 20;
  static final long ROLES = 22;
  static final long STANDING = 24;
  static final long FLAGS = 25;
  static final long NAMES = 26;
  static final long KEYS = 27;

  /** The whole record's bytes. */
  static final long SIZE = 28;

  /** Bytes of the code as received, 0 when it equals its key. */
  static final long RECEIVED = 30;

  static final int HEAD = 32;

  static final long NEVER = Long.MAX_VALUE;

  static final int PRESENT = 1;
  static final int CONSENT_WITHDRAWN = 2;

  /** A later record of the same list took its place. */
  static final int REPLACED = 4;

  /** Place of the next record's key with the same text. */
  static final long KEY_NEXT = 0;

  /** Bytes from the record's start. */
  static final long KEY_BACK = 4;

  /** 0 for the code, else the identifier's number in the dictionary of types. */
  static final long KEY_TYPE = 6;

  static final long KEY_LENGTH = 7;
  static final int KEY_HEAD = 8;

  /** Nothing longer can be declared (the declaration's field holds 50 characters). */
  static final int KEY_MAX = 64;

  static final int CODE_MAX = 255;
  static final int MANY_MAX = 100;

  private Layout() {}

  static int keyBytes(int length) {
    return (KEY_HEAD + length + 3) & -4;
  }
}
