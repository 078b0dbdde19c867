package mra.registry;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import mra.canonical.Code;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.canonical.RecordDigest;
import mra.canonical.SetAside;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Writes each record of a list to the COPY, but for those known to be unchanged, and counts. */
final class Intake implements OperatorStream.RememberingSink {
  private static final int CHUNK_BYTES = 256 * 1024;

  private final CopyPipe pipe;
  private final KnownCodes known;
  private final Recalled recalled;
  private final Learned learned;
  private final BitSet seen = new BitSet();
  private final InForce inForce;
  private final Tally tally;
  private final NameWatch names;
  private final Tuple tuple = new Tuple();
  private final CopyBuffer buffer = new CopyBuffer(CHUNK_BYTES * 2);
  private final List<SetAside> faults = new ArrayList<>();
  private long records;
  private long setAside;
  private long gone;
  private boolean repeats;
  private boolean codeUnreadable;

  Intake(
      CopyPipe pipe,
      KnownCodes known,
      Learned learned,
      InForce inForce,
      Tally tally,
      NameWatch names) {
    this.pipe = pipe;
    this.known = known;
    this.recalled = new Recalled(known);
    this.learned = learned;
    this.inForce = inForce;
    this.tally = tally;
    this.names = names;
    buffer.raw(Tuple.HEADER);
  }

  @Override
  public boolean knows(RecordDigest record) {
    return recalled.take(record);
  }

  @Override
  public void of(@Nullable RecordDigest record) {
    learned.of(record);
  }

  @Override
  public void operator(Operator operator) {
    int start = buffer.size();
    try {
      tuple.write(operator, records + 1, inForce.from(operator), buffer);
    } catch (Refused e) {
      buffer.truncate(start);
      refuse(operator, e);
      return;
    }
    records++;
    tally.operator(operator);
    int slot = see(start);
    int hash = Tuple.hash(buffer);
    boolean isKnown = slot >= 0 && known.hasHash(slot, buffer.bytes(), hash);
    int length = Tuple.codeLength(start, buffer);
    learned.operator(slot, buffer.bytes(), Tuple.code(start), length, hash, isKnown);
    if (isKnown) {
      buffer.truncate(start);
    } else {
      names.operator(operator);
    }
    sendFull();
  }

  @Override
  public void gone(Code code) {
    if (!Tuple.isStorable(code)) {
      setAside(
          new SetAside(
              records + 1, "", Fault.VALUE_INVALID, "no code that can be kept", null, null, null));
      return;
    }
    records++;
    gone++;
    int start = buffer.size();
    Tuple.writeMissing(code.normalised().getBytes(StandardCharsets.UTF_8), records, buffer);
    see(start);
    learned.spoil();
    sendFull();
  }

  @Override
  public void setAside(SetAside record) {
    records++;
    setAside++;
    tally.setAside(record);
    if (faults.size() < Staged.FAULTS_KEPT) {
      faults.add(record);
    }
    int start = buffer.size();
    if (record.code() == null || !Tuple.isStorable(record.code())) {
      codeUnreadable = true;
      learned.spoil();
    } else {
      tuple.write(record, record.code(), records, buffer);
      int slot = see(start);
      int length = Tuple.codeLength(start, buffer);
      learned.setAside(slot, buffer.bytes(), Tuple.code(start), length);
      sendFull();
    }
  }

  /** Everything counted, once the COPY is complete. */
  Reading finish(ListHeader header) throws SQLException {
    repeats |= recalled.mergeInto(seen);
    records += recalled.operators();
    if (header.type() == ListType.FULL) {
      known.forEachSlot(codeUnreadable ? seen::set : this::missing);
      learned.finish(seen, header.asOf());
    }
    buffer.raw(Tuple.TRAILER);
    pipe.send(buffer.take());
    pipe.finish();
    return new Reading(
        header,
        records,
        setAside,
        gone,
        tally,
        header.type().hasTurn() ? names.finish() : List.of(),
        0,
        0,
        repeats,
        codeUnreadable,
        faults,
        known.changedBy(),
        List.of(),
        repeats || !header.type().hasTurn() ? null : learned);
  }

  /** The slot of the code just written, negative when it is not known. */
  private int see(int start) {
    int from = Tuple.code(start);
    int length = Tuple.codeLength(start, buffer);
    int slot = known.find(buffer.bytes(), from, length);
    if (slot < 0) {
      repeats |= !learned.isNew(Fingerprint.of(buffer.bytes(), from, length));
    } else {
      repeats |= seen.get(slot);
      seen.set(slot);
    }
    return slot;
  }

  private void missing(int slot) {
    if (!seen.get(slot)) {
      Tuple.writeMissing(known.code(slot), 0, buffer);
      sendFull();
    }
  }

  private void refuse(Operator operator, Refused why) {
    var record = records + 1;
    setAside(
        new SetAside(
            record,
            "operator " + record,
            why.fault(),
            why.detail(),
            storable(operator.code()),
            operator.standing(),
            operator.standingSince()));
  }

  private void sendFull() {
    if (buffer.size() >= CHUNK_BYTES) {
      try {
        pipe.send(buffer.take());
      } catch (SQLException e) {
        throw Failure.of("staging", e);
      }
    }
  }

  private static @Nullable Code storable(Code code) {
    return Tuple.isStorable(code) ? code : null;
  }
}
