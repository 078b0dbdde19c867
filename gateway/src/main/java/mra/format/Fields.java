package mra.format;

import java.util.Arrays;
import mra.canonical.RecordDigest;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one record in the tables of its {@link Shape}; used again for the next record, so
 * nobody may keep it.
 */
public final class Fields {
  private final Rows[] groups;
  private long number;
  private long line;
  private @Nullable Flaw flaw;
  private @Nullable RecordDigest digest;

  public Fields(Shape shape) {
    groups =
        shape.groups().stream().map(group -> new Rows(group.columns().size())).toArray(Rows[]::new);
    clear(0, 0);
  }

  /** Empties every group and begins the record's own row. */
  public void clear(long recordNumber, long atLine) {
    number = recordNumber;
    line = atLine;
    flaw = null;
    digest = null;
    for (var group : groups) {
      group.clear();
    }
    groups[Shape.RECORD].add(-1);
  }

  /** Becomes the same as the other, which may then be used again. */
  public void copy(Fields other) {
    number = other.number;
    line = other.line;
    flaw = other.flaw;
    digest = other.digest;
    for (int i = 0; i < groups.length; i++) {
      groups[i].copy(other.groups[i]);
    }
  }

  /** Begins a row within the current row of the parent. */
  public void begin(int group, int parent) {
    groups[group].add(groups[parent].count - 1);
  }

  /** Sets a field of the current row; the first value stays. */
  public void set(int group, int column, String value) {
    groups[group].set(column, value);
  }

  /** The first flaw stays: later ones often follow from it. */
  void flaw(Flaw found) {
    if (flaw == null) {
      flaw = found;
    }
  }

  void digest(@Nullable RecordDigest ofRecord) {
    digest = ofRecord;
  }

  /** Null when the record cannot be told by its bytes, or nobody asked. */
  public @Nullable RecordDigest digest() {
    return digest;
  }

  /** 1-based number of the record in its document. */
  public long number() {
    return number;
  }

  /** Line where the record begins. */
  public long line() {
    return line;
  }

  /** Null for a sound record; else only fields read before and after the flaw are there. */
  public @Nullable Flaw flaw() {
    return flaw;
  }

  public int rows(int group) {
    return groups[group].count;
  }

  /** The row of the parent group that a row lies in. */
  public int parent(int group, int row) {
    return groups[group].parents[row];
  }

  /** As sent; null when it is not there. */
  public @Nullable String get(int group, int row, int column) {
    var rows = groups[group];
    return rows.cells[row * rows.width + column];
  }

  private static final class Rows {
    static final int USUAL = 16;

    final int width;
    @Nullable String[] cells;
    int[] parents = new int[2];
    int count;

    Rows(int width) {
      this.width = width;
      cells = new String[width * 2];
    }

    void clear() {
      Arrays.fill(cells, 0, count * width, null);
      count = 0;
    }

    void copy(Rows other) {
      // Room that one odd record needed is not kept for all that follow.
      if (parents.length < other.count || parents.length > 2 * Math.max(other.count, USUAL)) {
        parents = new int[Math.max(other.count, 2)];
        cells = new String[parents.length * width];
        count = 0;
      }
      System.arraycopy(other.parents, 0, parents, 0, other.count);
      System.arraycopy(other.cells, 0, cells, 0, other.count * width);
      if (other.count < count) {
        Arrays.fill(cells, other.count * width, count * width, null);
      }
      count = other.count;
    }

    void add(int parent) {
      if (count == parents.length) {
        parents = Arrays.copyOf(parents, count * 2);
        cells = Arrays.copyOf(cells, count * 2 * width);
      }
      parents[count++] = parent;
    }

    void set(int column, String value) {
      int at = (count - 1) * width + column;
      if (count > 0 && cells[at] == null) {
        cells[at] = value;
      }
    }
  }
}
