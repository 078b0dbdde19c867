package mra.rehearsal;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import mra.canonical.Change;
import mra.canonical.Operator;
import org.jspecify.annotations.Nullable;

/**
 * A synthetic register: operator {@code i} is a pure function of administration, seed, size, {@code
 * i} and revision, so that lists of any length stream and any two runs agree. All firms are
 * invented.
 */
public final class Generator {
  private static final long USUAL_SEED = 20_140_516;

  private final History history;
  private final Register register;
  private final long size;

  public Generator(Administration administration, long size) {
    this(administration, size, USUAL_SEED);
  }

  /**
   * @param size operators at revision 0, at least 1
   */
  public Generator(Administration administration, long size, long seed) {
    this(register(administration, size, seed), size);
  }

  private Generator(Register register, long size) {
    if (size < 1) {
      throw new IllegalArgumentException("A register holds at least one operator, not " + size);
    }
    this.size = size;
    this.history = new History(size);
    this.register = register;
  }

  /** The enterprises of our own credit system. */
  public static Generator ofEnterprises(long size) {
    return new Generator(new CreditRegister(USUAL_SEED, size), size);
  }

  private static Register register(Administration administration, long size, long seed) {
    return switch (administration) {
      case EU -> new EuRegister(seed, size);
      case HK -> new HkRegister(seed, size);
      case MO -> new MoRegister(seed, size);
    };
  }

  /** The whole register in document order, as the gateway should know it afterwards. */
  public Iterator<Operator> expected(long revision) {
    return LongStream.range(0, history.known(revision))
        .mapToObj(index -> operator(index, revision))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .iterator();
  }

  /** What differs between two revisions; no operator is named twice. */
  public List<PlannedChange> changes(long from, long to) {
    if (to - from > size) {
      throw new IllegalArgumentException("At most " + size + " changes at a time");
    }
    return LongStream.rangeClosed(from + 1, to).mapToObj(this::change).toList();
  }

  private PlannedChange change(long number) {
    long index = history.touchedBy(number);
    var after = life(index, number);
    if (index >= size) {
      return new PlannedChange(number, Change.GRANTED, register.operator(index, after));
    }
    var before = life(index, number - 1);
    var kind = before.kindOf(number);
    var shown = kind == Change.ABSENT ? before : after;
    return new PlannedChange(number, kind, register.operator(index, shown));
  }

  private @Nullable Operator operator(long index, long revision) {
    var life = life(index, revision);
    return life.present() ? register.operator(index, life) : null;
  }

  private Life life(long index, long revision) {
    var life = register.first(index);
    var changes = history.touching(index, revision).iterator();
    while (changes.hasNext()) {
      life = life.touched(changes.nextLong());
    }
    return life;
  }
}
