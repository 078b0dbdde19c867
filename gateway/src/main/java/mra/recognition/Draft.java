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

/** One operator on its way into a table, laid out as {@link Layout} says. */
final class Draft {
  private static final byte[] NONE = {};

  private final Columns columns;
  private final Entry entry;
  private final List<Key> keys;
  private final byte[] received;

  /** Hashes of all names and of their forms in other letters. */
  private final long[] names;

  private static final class Key {
    private final int type;
    private final byte[] text;

    Key(int type, String text) {
      this.type = type;
      this.text = Spelling.key(text);
    }

    boolean canBeDeclared() {
      return text.length > 0 && text.length <= KEY_MAX;
    }
  }

  private Draft(Columns columns, Entry entry, List<Key> keys, byte[] received) {
    this.columns = columns;
    this.entry = entry;
    this.keys = keys;
    this.received = received;
    this.names = names(columns.hash(), entry.operator());
  }

  /** Null when the operator's code is longer than any that can be declared. */
  static @Nullable Draft of(Columns columns, Entry entry) {
    var code = entry.operator().code();
    var key = new Key(columns.types().number(Columns.CODE), code.normalised());
    var written = code.received().getBytes(StandardCharsets.UTF_8);
    var received = Arrays.equals(written, key.text) ? NONE : written;
    return key.text.length > CODE_MAX || received.length > CODE_MAX
        ? null
        : new Draft(columns, entry, keys(columns, key, entry.operator()), received);
  }

  private static List<Key> keys(Columns columns, Key code, Operator operator) {
    var keys = new ArrayList<Key>();
    keys.add(code);
    operator.identifiers().entrySet().stream()
        .limit(MANY_MAX)
        .map(each -> new Key(columns.types().number(each.getKey()), each.getValue()))
        .filter(Key::canBeDeclared)
        .forEach(keys::add);
    return keys;
  }

  private static long[] names(KeyHash hash, Operator operator) {
    long[] names = new long[operator.names().size()];
    int count = 0;
    for (var name : operator.names()) {
      names = with(names, count++, hash.ofName(name.text()));
      for (var form : OtherLetters.of(name.text())) {
        names = with(names, count++, hash.ofName(form));
      }
    }
    return Arrays.copyOf(names, Math.min(count, MANY_MAX));
  }

  private static long[] with(long[] names, int at, long name) {
    var room = at < names.length ? names : Arrays.copyOf(names, 2 * at);
    room[at] = name;
    return room;
  }

  int bytes() {
    int bytes = HEAD + Long.BYTES * names.length + received.length;
    for (var key : keys) {
      bytes += keyBytes(key.text.length);
    }
    return bytes;
  }

  void write(MemorySegment memory, long start) {
    head(memory, start, entry.operator());
    long at = start + HEAD;
    for (int i = 0; i < keys.size(); i++) {
      key(memory, at, start, keys.get(i));
      at += keyBytes(keys.get(i).text.length);
      at = i == 0 ? names(memory, at) : at;
    }
    MemorySegment.copy(received, 0, memory, BYTE, at, received.length);
  }

  private long names(MemorySegment memory, long start) {
    long at = start;
    for (long name : names) {
      memory.set(LONG, at, name);
      at += Long.BYTES;
    }
    return at;
  }

  private void head(MemorySegment memory, long start, Operator operator) {
    var setAside = entry.setAsideSince();
    memory.set(LONG, start + SET_ASIDE, setAside == null ? NEVER : setAside.getEpochSecond());
    memory.set(INT, start + SINCE, day(operator.standingSince(), Integer.MIN_VALUE));
    memory.set(INT, start + FROM, day(operator.validFrom(), Integer.MIN_VALUE));
    memory.set(INT, start + TO, day(operator.validTo(), Integer.MAX_VALUE));
    memory.set(SHORT, start + PROGRAMME, (short) columns.programmes().number(operator.programme()));
    memory.set(SHORT, start + ROLES, (short) columns.roles().number(Set.copyOf(operator.roles())));
    memory.set(BYTE, start + STANDING, (byte) operator.standing().severity());
    memory.set(BYTE, start + FLAGS, (byte) flags());
    memory.set(BYTE, start + NAMES, (byte) names.length);
    memory.set(BYTE, start + KEYS, (byte) keys.size());
    memory.set(SHORT, start + SIZE, (short) bytes());
    memory.set(SHORT, start + RECEIVED, (short) received.length);
  }

  private int flags() {
    return (entry.present() ? PRESENT : 0)
        | (entry.operator().consent() == Consent.WITHDRAWN ? CONSENT_WITHDRAWN : 0);
  }

  private static void key(MemorySegment memory, long at, long start, Key key) {
    memory.set(SHORT, at + KEY_BACK, (short) (at - start));
    memory.set(BYTE, at + KEY_TYPE, (byte) key.type);
    memory.set(BYTE, at + KEY_LENGTH, (byte) key.text.length);
    MemorySegment.copy(key.text, 0, memory, BYTE, at + KEY_HEAD, key.text.length);
  }

  /** A date beyond what fits is as good as the last that does. */
  private static int day(@Nullable LocalDate date, int open) {
    return date == null
        ? open
        : Math.clamp(date.toEpochDay(), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
