package mra.recognition;

import static mra.recognition.Layout.*;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import mra.canonical.Consent;
import mra.canonical.Operator;
import org.jspecify.annotations.Nullable;

/**
 * One operator after the other on its way into a table, laid out as {@link Layout} says. Used again
 * for each, so that a million of them leave no garbage.
 */
final class Draft {
  private static final byte[] NONE = {};

  private final Columns columns;
  private final List<KeyText> texts = new ArrayList<>();
  private final int[] types = new int[1 + MANY_MAX];
  private final int[] hashes = new int[1 + MANY_MAX];
  private int keys;

  /** Hashes of all names and of their forms in other letters. */
  private long[] names = new long[8];

  private int named;
  private byte[] received = NONE;
  private List<String> lastRoles = List.of();
  private Set<String> lastRoleSet = Set.of();

  Draft(Columns columns) {
    this.columns = columns;
  }

  /** False when the operator's code is longer than any that can be declared. */
  boolean take(Operator operator) {
    var code = operator.code();
    keys = 0;
    var key = next(columns.types().number(Columns.CODE), code.normalised());
    received = code.received().equals(key.text()) ? NONE : bytes(code.received());
    if (key.length() > CODE_MAX || received.length > CODE_MAX) {
      return false;
    }
    hashes[0] = (int) key.hash(columns.hash());
    keys = 1;
    int seen = 0;
    for (var each : operator.identifiers().entrySet()) {
      if (seen++ < MANY_MAX) {
        identifier(each.getKey(), each.getValue());
      }
    }
    names(operator);
    return true;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private KeyText next(int type, String text) {
    if (keys == texts.size()) {
      texts.add(new KeyText());
    }
    types[keys] = type;
    texts.get(keys).fold(text);
    return texts.get(keys);
  }

  private void identifier(String type, String value) {
    var key = next(columns.types().number(type), value);
    if (key.length() > 0 && key.length() <= KEY_MAX) {
      hashes[keys] = (int) key.hash(columns.hash());
      keys++;
    }
  }

  private void names(Operator operator) {
    named = 0;
    for (var name : operator.names()) {
      add(columns.hash().ofName(name.text()));
      for (var form : OtherLetters.of(name.text())) {
        add(columns.hash().ofName(form));
      }
    }
    named = Math.min(named, MANY_MAX);
  }

  private void add(long name) {
    if (named == names.length) {
      names = Arrays.copyOf(names, 2 * named);
    }
    names[named++] = name;
  }

  int keys() {
    return keys;
  }

  /** The code's first. */
  KeyText key(int index) {
    return texts.get(index);
  }

  /** By the columns. */
  int hash(int index) {
    return hashes[index];
  }

  int bytes() {
    return keyAt(keys) + received.length;
  }

  /** Bytes from the record's start; of the one after the last, where all of them end. */
  int keyAt(int index) {
    int at = HEAD;
    for (int i = 0; i < index; i++) {
      at += keyBytes(key(i).length());
    }
    return index == 0 ? at : at + Long.BYTES * named;
  }

  void write(MemorySegment memory, long start, Entry entry) {
    head(memory, start, entry);
    long at = start + HEAD;
    for (int i = 0; i < keys; i++) {
      memory.set(SHORT, at + KEY_BACK, (short) (at - start));
      memory.set(BYTE, at + KEY_TYPE, (byte) types[i]);
      memory.set(BYTE, at + KEY_LENGTH, (byte) key(i).length());
      key(i).write(memory, at + KEY_HEAD);
      at += keyBytes(key(i).length());
      at = i == 0 ? names(memory, at) : at;
    }
    MemorySegment.copy(received, 0, memory, BYTE, at, received.length);
  }

  private long names(MemorySegment memory, long start) {
    long at = start;
    for (int i = 0; i < named; i++) {
      memory.set(LONG, at, names[i]);
      at += Long.BYTES;
    }
    return at;
  }

  private void head(MemorySegment memory, long start, Entry entry) {
    var operator = entry.operator();
    var setAside = entry.setAsideSince();
    memory.set(LONG, start + SET_ASIDE, setAside == null ? NEVER : setAside.getEpochSecond());
    memory.set(INT, start + SINCE, day(operator.standingSince(), Integer.MIN_VALUE));
    memory.set(INT, start + FROM, day(operator.validFrom(), Integer.MIN_VALUE));
    memory.set(INT, start + TO, day(operator.validTo(), Integer.MAX_VALUE));
    memory.set(SHORT, start + PROGRAMME, (short) columns.programmes().number(operator.programme()));
    memory.set(SHORT, start + ROLES, (short) columns.roles().number(roles(operator)));
    memory.set(BYTE, start + STANDING, (byte) operator.standing().severity());
    memory.set(BYTE, start + FLAGS, (byte) flags(entry));
    memory.set(BYTE, start + NAMES, (byte) named);
    memory.set(BYTE, start + KEYS, (byte) keys);
    memory.set(SHORT, start + SIZE, (short) bytes());
    memory.set(SHORT, start + RECEIVED, (short) received.length);
  }

  private static int flags(Entry entry) {
    return (entry.present() ? PRESENT : 0)
        | (entry.operator().consent() == Consent.WITHDRAWN ? CONSENT_WITHDRAWN : 0);
  }

  /** Most operators have the same as the one before. */
  private Set<String> roles(Operator operator) {
    if (!operator.roles().equals(lastRoles)) {
      lastRoles = operator.roles();
      lastRoleSet = Set.copyOf(lastRoles);
    }
    return lastRoleSet;
  }

  /** A date beyond what fits is as good as the last that does. */
  private static int day(@Nullable LocalDate date, int open) {
    return date == null
        ? open
        : Math.clamp(date.toEpochDay(), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
