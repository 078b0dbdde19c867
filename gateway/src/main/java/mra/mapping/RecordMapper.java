package mra.mapping;

import java.time.LocalDate;
import java.util.function.Supplier;
import mra.canonical.ListType;
import mra.canonical.OperatorStream.Sink;
import mra.canonical.SetAside;
import mra.fault.Fault;
import mra.format.Fields;
import mra.format.Flaw;
import org.jspecify.annotations.Nullable;

/** Makes of one record its operators, or what could be read of those that will not map. */
final class RecordMapper {
  private final Plan plan;
  private final Reading reading;
  private final RecordReader reader;
  private final ListType type;

  /**
   * @param type of the list
   */
  RecordMapper(Plan plan, Reading reading, String partner, ListType type) {
    this.plan = plan;
    this.type = type;
    this.reading = reading;
    this.reader = new RecordReader(plan, reading, partner);
  }

  void map(Fields fields, Sink sink) {
    reading.fields = fields;
    var flaw = fields.flaw();
    int rows = fields.rows(plan.per());
    for (int row = 0; row < rows; row++) {
      reading.rows[plan.per()] = row;
      if (flaw != null) {
        sink.setAside(setAside(flaw.fault(), flaw.at(), flaw.detail()));
      } else {
        one(sink);
      }
    }
    if (flaw != null && mayHideMore(flaw, rows)) {
      sink.setAside(unread(flaw));
    } else if (flaw == null && rows == 0) {
      sink.setAside(
          unread(new Flaw(Fault.FIELD_MISSING, String.valueOf(plan.table().per()), "it is empty")));
    }
  }

  /** Whether operators of this record may not even have been seen. */
  private boolean mayHideMore(Flaw flaw, int rows) {
    return rows == 0 || (plan.per() > 0 && flaw.fault() == Fault.RECORD_TOO_LARGE);
  }

  private void one(Sink sink) {
    try {
      if (reader.deletes()) {
        gone(sink);
      } else {
        sink.operator(reader.operator());
      }
    } catch (Misfit misfit) {
      sink.setAside(setAside(misfit.fault(), misfit.at(), misfit.detail()));
    }
  }

  /** Full lists delete by leaving out, urgent ones take recognition away by a standing. */
  private void gone(Sink sink) {
    if (type != ListType.DELTA) {
      throw new Misfit(
          Fault.VALUE_INVALID, Words.CHANGE, "only a list of changes deletes, not " + type);
    }
    sink.gone(reader.goneCode());
  }

  private SetAside setAside(Fault fault, String at, String detail) {
    var standing = readable(reader::standing);
    LocalDate since = standing == null ? null : readable(reader::standingSince);
    return new SetAside(
        reading.fields.number(), place(at), fault, detail, readable(reader::code), standing, since);
  }

  private SetAside unread(Flaw flaw) {
    return new SetAside(
        reading.fields.number(), place(flaw.at()), flaw.fault(), flaw.detail(), null, null, null);
  }

  private String place(String at) {
    return "line " + reading.fields.line() + (at.isEmpty() ? "" : ", " + at);
  }

  private static <T> @Nullable T readable(Supplier<@Nullable T> part) {
    try {
      return part.get();
    } catch (Misfit unreadable) {
      return null;
    }
  }
}
