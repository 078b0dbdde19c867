package mra.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which fields of a record somebody wants, as tables: group 0 has one row, the record itself; every
 * other group has a row for each repetition of its path within a row of its parent.
 */
public final class Shape {
  public static final int RECORD = 0;

  private final List<Group> groups = new ArrayList<>();
  private final Set<Column> literals = new HashSet<>();

  /**
   * @param parent number of the group it repeats within; -1 for the record
   * @param path from the parent's element
   * @param line of the mapping table that asks for it
   */
  record Group(int parent, String path, int line, List<Column> columns) {}

  /**
   * @param path from the group's element
   */
  record Column(String path, int line) {}

  public Shape() {
    groups.add(new Group(-1, ".", 0, new ArrayList<>()));
  }

  /** The number of the group, which may have been asked for before. */
  public int group(int parent, String path, int line) {
    for (int i = 1; i < groups.size(); i++) {
      if (groups.get(i).parent == parent && groups.get(i).path.equals(path)) {
        return i;
      }
    }
    groups.add(new Group(parent, path, line, new ArrayList<>()));
    return groups.size() - 1;
  }

  /** The number of the column within its group, which may have been asked for before. */
  public int column(int group, String path, int line) {
    var columns = groups.get(group).columns;
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).path.equals(path)) {
        return i;
      }
    }
    columns.add(new Column(path, line));
    return columns.size() - 1;
  }

  /** Has a column written as a number, true or false, where the format tells those from text. */
  public void literal(int group, int column) {
    literals.add(groups.get(group).columns.get(column));
  }

  boolean isLiteral(Column column) {
    return literals.contains(column);
  }

  /** Hears of the columns that somebody asked for. */
  public interface Visitor {
    /**
     * @param path for people: where it repeats, then where it stands in there
     * @param line of the mapping table that asks for it
     */
    void column(int group, int column, String path, int line);
  }

  /** Tells every column of every group. */
  public void visit(Visitor visitor) {
    for (int g = 0; g < groups.size(); g++) {
      var group = groups.get(g);
      for (int c = 0; c < group.columns.size(); c++) {
        var column = group.columns.get(c);
        var path = g == RECORD ? column.path : group.path + " > " + column.path;
        visitor.column(g, c, column.path.equals(".") ? group.path : path, column.line);
      }
    }
  }

  /** Number of groups, the record itself included. */
  public int size() {
    return groups.size();
  }

  /** The path of a column of the record itself. */
  String path(int column) {
    return groups.getFirst().columns().get(column).path();
  }

  List<Group> groups() {
    return groups;
  }
}
