package mra.rehearsal;

import java.util.HashSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.journal.Counts;
import mra.journal.ReconciliationRoot;
import org.jspecify.annotations.Nullable;

/** Our operators as an administration knows them: whoever is VALID or SUSPENDED. */
final class TheirCopy {
  /** Those that were taken away stay with their moment: an older list must not bring them back. */
  private final SortedMap<String, TheirEntry> entries;

  TheirCopy(SortedMap<String, TheirEntry> entries) {
    this.entries = new TreeMap<>(entries);
  }

  SortedMap<String, TheirEntry> entries() {
    return new TreeMap<>(entries);
  }

  SortedMap<String, Operator> operators() {
    var held = new TreeMap<String, Operator>();
    entries.forEach((code, entry) -> {
      if (entry.isHeld()) {
        held.put(code, entry.operator());
      }
    });
    return held;
  }

  /** A full list takes the place of everything, others change what they name. */
  Counts apply(TheirList list) {
    var tally = new Tally(list.operators().size());
    var named = new HashSet<String>();
    for (var operator : list.operators()) {
      var code = operator.code().normalised();
      named.add(code);
      var before = entries.get(code);
      if (before == null || !before.asOf().isAfter(list.asOf())) {
        var after = new TheirEntry(merged(before, operator), true, list.asOf());
        tally.count(before, after);
        entries.put(code, after);
      }
    }
    if (list.type() == ListType.FULL) {
      for (var entry : entries.entrySet()) {
        if (!named.contains(entry.getKey()) && !entry.getValue().asOf().isAfter(list.asOf())) {
          tally.absent(entry.getValue());
          entry.setValue(entry.getValue().gone(list.asOf()));
        }
      }
    }
    return tally.counts();
  }

  /** A suspension may say no more than code, programme and standing: the rest is as it was. */
  private static Operator merged(@Nullable TheirEntry before, Operator now) {
    boolean bare = now.standing() == Standing.SUSPENDED && now.names().isEmpty();
    return bare && before != null
        ? before.operator().with(now.standing(), now.standingSince())
        : now;
  }

  /**
   * @param without whom to leave out
   */
  ReconciliationRoot.Result root(Optional<String> without) {
    var root = new ReconciliationRoot();
    operators()
        .forEach((code, operator) -> {
          if (!without.filter(code::equals).isPresent()) {
            root.add(operator);
          }
        });
    return root.finish();
  }
}
