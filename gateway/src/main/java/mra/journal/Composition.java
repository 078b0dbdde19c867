package mra.journal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import mra.canonical.Change;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.OperatorJson;
import mra.canonical.SetAside;
import mra.canonical.Standing;
import mra.fault.Refused;
import mra.journal.Disclosed.Gone;
import mra.journal.Disclosed.Shown;
import mra.registry.OperatorVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a partner is to be told: our programme beside what it was told, both in code order, so that
 * neither is ever held whole.
 */
final class Composition {
  /** Operators withheld that are named; all are counted. */
  private static final int WITHHELD_NAMED = 10_000;

  /**
   * What the partner has of one operator.
   *
   * @param record canonical JSON as told
   */
  record Told(String code, String record) {}

  private final ListType type;
  private final Disclosure disclosure;
  private final Ledger ledger;
  private final List<SetAside> withheld = new ArrayList<>();
  private long considered;
  private long records;
  private long granted;
  private long amended;
  private long suspended;
  private long ended;
  private long withheldCount;

  Composition(ListType type, Disclosure disclosure, Ledger ledger) {
    this.type = type;
    this.disclosure = disclosure;
    this.ledger = ledger;
  }

  void compose(Iterator<OperatorVersion> ours, Iterator<Told> told) {
    var has = next(told);
    while (ours.hasNext()) {
      var version = ours.next();
      var code = version.operator().code().normalised();
      while (has != null && has.code().compareTo(code) < 0) {
        vanished(has);
        has = next(told);
      }
      boolean met = has != null && has.code().equals(code);
      consider(version, met ? has : null);
      if (met) {
        has = next(told);
      }
    }
    for (; has != null; has = next(told)) {
      vanished(has);
    }
    ledger.flush();
  }

  /** Whether nothing has to be said. */
  boolean isNeedless() {
    return granted + amended + suspended + ended == 0;
  }

  Counts counts() {
    long repeated = records - granted - amended - suspended - ended;
    return new Counts(records, granted, amended, suspended, ended, 0, 0, repeated, withheldCount);
  }

  /** The first {@value #WITHHELD_NAMED} that could be told and are not. */
  List<SetAside> withheld() {
    return withheld;
  }

  private static @Nullable Told next(Iterator<Told> told) {
    return told.hasNext() ? told.next() : null;
  }

  private void consider(OperatorVersion version, @Nullable Told has) {
    considered++;
    switch (disclosure.of(version)) {
      case Shown(var operator) -> show(operator, has);
      case Gone(var operator, var why) -> {
        if (why != null) {
          withhold(operator, why);
        }
        if (has != null) {
          end(operator);
        }
      }
    }
  }

  private void show(Operator operator, @Nullable Told has) {
    var record = OperatorJson.write(operator);
    if (has == null) {
      tell(operator, Change.GRANTED, record);
    } else if (!has.record().equals(record)) {
      tell(operator, changed(OperatorJson.read(has.record()), operator), record);
    } else if (type == ListType.FULL) {
      records++;
      ledger.tell(has.code(), null, null);
    }
  }

  private static Change changed(Operator before, Operator now) {
    boolean suspended = now.standing() == Standing.SUSPENDED;
    return suspended && before.standing() == Standing.VALID ? Change.SUSPENDED : Change.AMENDED;
  }

  /** The registry never forgets an operator; what another table lacks is gone all the same. */
  private void vanished(Told has) {
    end(Disclosure.bare(OperatorJson.read(has.record()), Standing.WITHDRAWN, null));
  }

  private void end(Operator operator) {
    tell(operator, Change.REVOKED, OperatorJson.write(operator));
  }

  private void tell(Operator operator, Change change, String record) {
    var code = operator.code().normalised();
    boolean takesAway = change == Change.SUSPENDED || change == Change.REVOKED;
    if (type == ListType.URGENT && !takesAway) {
      return;
    }
    records++;
    switch (change) {
      case GRANTED -> granted++;
      case SUSPENDED -> suspended++;
      case REVOKED -> ended++;
      case AMENDED, ABSENT, RETURNED -> amended++;
    }
    ledger.tell(code, change, record);
  }

  private void withhold(Operator operator, Refused why) {
    withheldCount++;
    if (withheld.size() < WITHHELD_NAMED) {
      withheld.add(
          new SetAside(
              considered, why.where(), why.fault(), why.detail(), operator.code(), null, null));
    }
  }
}
