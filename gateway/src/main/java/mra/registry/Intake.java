package mra.registry;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import mra.canonical.Code;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.canonical.SetAside;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Writes each record of a list to the COPY and counts. */
final class Intake implements OperatorStream.Sink {
  private static final int CHUNK_BYTES = 256 * 1024;

  /** Far above any programme's codes, far below what an index entry holds. */
  private static final int CODE_MAX_CHARS = 200;

  private final CopyPipe pipe;
  private final Tuple tuple = new Tuple();
  private final CopyBuffer buffer = new CopyBuffer(CHUNK_BYTES * 2);
  private final CodeSet codes = new CodeSet();
  private final List<SetAside> faults = new ArrayList<>();
  private long records;
  private long setAside;
  private boolean repeats;
  private boolean codeUnreadable;

  Intake(CopyPipe pipe) {
    this.pipe = pipe;
    buffer.raw(Tuple.HEADER);
  }

  @Override
  public void operator(Operator operator) {
    if (operator.code().normalised().length() > CODE_MAX_CHARS) {
      refuse(operator, null, Fault.RECORD_TOO_LARGE, "the code is longer than 200 characters");
      return;
    }
    int start = buffer.size();
    try {
      tuple.write(operator, records + 1, buffer);
    } catch (Refused e) {
      buffer.truncate(start);
      refuse(operator, storable(operator.code()), e.fault(), e.detail());
      return;
    }
    staged(operator.code());
    records++;
  }

  @Override
  public void setAside(SetAside record) {
    records++;
    setAside++;
    if (faults.size() < Staged.FAULTS_KEPT) {
      faults.add(record);
    }
    var code = record.code();
    if (code == null) {
      codeUnreadable = true;
    } else {
      tuple.write(record, code, records, buffer);
      staged(code);
    }
  }

  /** Everything counted, once the COPY is complete. */
  Reading finish(OperatorStream list) throws SQLException {
    buffer.raw(Tuple.TRAILER);
    pipe.send(buffer.take());
    pipe.finish();
    return new Reading(list.header(), records, setAside, 0, repeats, codeUnreadable, faults);
  }

  private void refuse(Operator operator, @Nullable Code code, Fault fault, String detail) {
    setAside(
        new SetAside(
            records + 1,
            "operator " + (records + 1),
            fault,
            detail,
            code,
            operator.standing(),
            operator.standingSince()));
  }

  private void staged(Code code) {
    repeats |= !codes.add(code.normalised());
    if (buffer.size() >= CHUNK_BYTES) {
      send();
    }
  }

  private void send() {
    try {
      pipe.send(buffer.take());
    } catch (SQLException e) {
      throw Failure.of("staging", e);
    }
  }

  private static @Nullable Code storable(Code code) {
    return code.normalised().indexOf('\0') < 0 ? code : null;
  }
}
