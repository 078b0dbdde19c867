package mra.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  private final Shape shape = new Shape();
  private final int group = shape.group(Shape.RECORD, "name", 1);
  private final int column = shape.column(group, ".", 1);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 16, 33, 1000})
  void becomesTheSameAsAnotherWhateverItHeldBefore(int rows) {
    var copy = new Fields(shape);
    for (int before : new int[] {0, 1, 5, 31, 32, 33, 5000, 2}) {
      copy.copy(record(before, "old"));

      copy.copy(record(rows, "new"));

      assertThat(copy.number()).isEqualTo(rows);
      assertThat(copy.rows(group)).isEqualTo(rows);
      for (int row = 0; row < rows; row++) {
        assertThat(copy.get(group, row, column)).isEqualTo("new" + row);
        assertThat(copy.parent(group, row)).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40})
  void holdsNothingOfTheRecordBeforeInARowWithoutValue(int rows) {
    var copy = new Fields(shape);
    copy.copy(record(rows, "old"));
    copy.copy(record(0, ""));
    var bare = new Fields(shape);
    bare.begin(group, Shape.RECORD);

    copy.copy(bare);

    assertThat(copy.get(group, 0, column)).isNull();
  }

  private Fields record(int rows, String text) {
    var fields = new Fields(shape);
    fields.clear(rows, 1);
    for (int row = 0; row < rows; row++) {
      fields.begin(group, Shape.RECORD);
      fields.set(group, column, text + row);
    }
    return fields;
  }
}
