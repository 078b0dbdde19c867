package mra.recognition;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One partner's operators in the index. What changed since it was built lies in a small table of
 * its own in front of the large one, so that a change costs no more than the changes. A change
 * takes over those before it; so whoever has the time makes both {@link #tidied one} now and then,
 * and at a thirty-second of the whole the change does it itself.
 */
public final class Part {
  private static final int CHANGES_MIN = 256;
  private static final int CHANGES_SHARE = 32;

  /** A millisecond's worth to take over. */
  private static final int CHANGES_TIDY = 1_000;

  /** Urgent lists since the last one name far fewer; what is beyond them names the last one. */
  private static final int AHEAD_MAX = 10_000;

  private final Table base;
  private final Table changes;

  /** Records of the base whose operator stands in the changes. */
  private final PlaceSet outdated;

  private final @Nullable ListRef list;

  /** By code as received: the lists that some records rest on instead. */
  private final Map<String, ListRef> ahead;

  private Part(
      Table base,
      Table changes,
      PlaceSet outdated,
      @Nullable ListRef list,
      Map<String, ListRef> ahead) {
    this.base = base;
    this.changes = changes;
    this.outdated = outdated;
    this.list = list;
    this.ahead = ahead;
  }

  /** Fills a part from any number of entries; of two with one code the later counts. */
  public static final class Builder {
    private final TableBuilder table;
    private final Map<String, ListRef> ahead = new HashMap<>();

    Builder(KeyHash hash, int expected) {
      table = new TableBuilder(Columns.empty(hash), expected);
    }

    public Builder add(Entry entry) {
      table.put(entry);
      note(entry, ahead);
      return this;
    }

    /**
     * Ends the filling.
     *
     * @param list the partner's last applied list; null when the answers rest on none
     */
    public Part build(@Nullable ListRef list) {
      return of(table.build(), list, ahead);
    }
  }

  public static Builder builder() {
    return builder(0);
  }

  /**
   * @param expected about how many entries will come; any number will do
   */
  public static Builder builder(int expected) {
    return new Builder(SipHash.withRandomKey(), expected);
  }

  private static Part of(Table base, @Nullable ListRef list, Map<String, ListRef> ahead) {
    return new Part(base, Table.empty(base.columns), new PlaceSet(), list, ahead);
  }

  private static void note(Entry entry, Map<String, ListRef> ahead) {
    var code = entry.operator().code().received();
    if (entry.ahead() == null) {
      ahead.remove(code);
    } else if (ahead.size() < AHEAD_MAX || ahead.containsKey(code)) {
      ahead.put(code, entry.ahead());
    }
  }

  /** The same with these operators added, or put in place of what was known of them. */
  public Part plus(Collection<Entry> entries) {
    var builder = new TableBuilder(changes.columns.copy(), 0);
    builder.adopt(changes, new PlaceSet());
    var replaced = outdated.copy();
    var noted = new HashMap<>(ahead);
    var key = new KeyText();
    for (var entry : entries) {
      builder.put(entry);
      note(entry, noted);
      key.fold(entry.operator().code().normalised());
      int old = base.find(entry.operator().code(), key, hash(key));
      if (old != 0) {
        replaced.add(old);
      }
    }
    var part = new Part(base, builder.build(), replaced, list, noted);
    return part.isWide() ? part.merged() : part;
  }

  /** The same in one table, where the changes have become many; this one where they are few. */
  public Part tidied() {
    return changes.operators() > CHANGES_TIDY ? merged() : this;
  }

  /** The same, confirmed by a newer list. */
  public Part statedBy(ListRef newer) {
    var noted = new HashMap<>(ahead);
    noted.values().removeIf(each -> each.asOf().isBefore(newer.asOf()));
    return new Part(base, changes, outdated, newer, noted);
  }

  /** The partner's last one, by which it is judged how old all of this is. */
  public @Nullable ListRef list() {
    return list;
  }

  /**
   * What is said of one operator rests on: an urgent list is none that confirms the others.
   *
   * @param code as received
   */
  @Nullable ListRef listOf(String code) {
    return ahead.isEmpty() ? list : ahead.getOrDefault(code, list);
  }

  public int operators() {
    return base.operators() - outdated.size() + changes.operators();
  }

  /** Off-heap memory taken. */
  public long bytes() {
    return base.bytes() + changes.bytes();
  }

  /** By which {@link #find} is asked. */
  int hash(KeyText key) {
    return (int) key.hash(base.columns.hash());
  }

  /** Holds nearly all of it. */
  Table base() {
    return base;
  }

  /** Starts the walk over every operator that has this key. */
  void find(KeyText key, int hash, Matches matches) {
    matches.start(key, hash, base, changes, outdated);
  }

  void forEach(Consumer<Row> each) {
    base.forEach(outdated, each);
    changes.forEach(new PlaceSet(), each);
  }

  private boolean isWide() {
    return changes.operators() > Math.max(CHANGES_MIN, base.operators() / CHANGES_SHARE);
  }

  private Part merged() {
    var builder = new TableBuilder(changes.columns, operators());
    builder.adopt(base, outdated);
    builder.adopt(changes, new PlaceSet());
    return of(builder.build(), list, ahead);
  }
}
