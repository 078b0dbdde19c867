package mra.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mra.canonical.Homoglyphs;
import mra.canonical.Name;
import mra.canonical.NameFold;
import mra.canonical.NameLikeness;
import mra.canonical.Operator;

/**
 * Looks at the names of a list's records as they pass, and at its end at those that they may
 * imitate. Latin letters imitate nothing and cost a glance; only where others pass for different
 * ones are the partner's names read once, outside of its lock.
 */
final class NameWatch {
  /** Of each kind; those after so many are not looked at. */
  static final int KEPT_MAX = 100_000;

  /** Of the block Latin Extended-B: what lies before it is Latin, or of no script. */
  private static final char LATIN_END = 0x24F;

  private static final String NAMES =
      """
      select code, identifiers, names from {list} where kind = 'L'
      union all
      select code, identifiers, names from operator_version v
      where partner = :partner and known_to = 'infinity' and in_force_to = 'infinity' and present
        and not exists (select from {list} l where l.code = v.code)
      """;

  private final StagingTable table;
  private final String partner;
  private final Map<String, OddName> odd = new LinkedHashMap<>();
  private final Map<String, List<Suspect>> byLook = new HashMap<>();
  private int suspects;

  NameWatch(StagingTable table, String partner) {
    this.table = table;
    this.partner = partner;
  }

  void operator(Operator operator) {
    for (var name : operator.names()) {
      if (!isLatin(name.text())) {
        look(name.text(), operator);
      }
    }
  }

  /** What there is, once the list lies in its table. */
  Collection<OddName> finish() {
    if (suspects > 0) {
      table
          .jdbc()
          .sql(NAMES.replace("{list}", table.name()))
          .param("partner", partner)
          .query(this::compare);
    }
    return odd.values();
  }

  private void look(String name, Operator operator) {
    var code = operator.code().normalised();
    if (odd.size() < KEPT_MAX && Homoglyphs.mixedWord(name).isPresent()) {
      odd.putIfAbsent(code, new OddName(code, NameLikeness.MIXED_SCRIPTS, name, null));
    }
    // What mixes scripts may imitate somebody all the same.
    var folded = NameFold.of(name);
    if (suspects < KEPT_MAX && Homoglyphs.mayImitate(folded)) {
      suspects++;
      byLook
          .computeIfAbsent(Homoglyphs.look(folded), any -> new ArrayList<>(1))
          .add(new Suspect(code, name, folded, Tuple.identifiers(operator), foldedNames(operator)));
    }
  }

  private void compare(ResultSet row) throws SQLException {
    var code = row.getString("code");
    var names = strings(row, "names");
    for (var name : names) {
      var folded = NameFold.of(name);
      for (var suspect : byLook.getOrDefault(Homoglyphs.look(folded), List.of())) {
        if (!suspect.folded.equals(folded)
            && !suspect.code.equals(code)
            && !suspect.isOneWith(strings(row, "identifiers"), names)) {
          odd.put(
              suspect.code,
              new OddName(suspect.code, NameLikeness.LOOKS_ALIKE, suspect.name, code));
        }
      }
    }
  }

  private static List<String> strings(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static Set<String> foldedNames(Operator operator) {
    var all = new HashSet<String>();
    operator.names().stream().map(Name::text).map(NameFold::of).forEach(all::add);
    return all;
  }

  private static boolean isLatin(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > LATIN_END) {
        return false;
      }
    }
    return true;
  }

  /** An operator with a name that passes for another one. */
  private record Suspect(
      String code, String name, String folded, List<String> identifiers, Set<String> names) {

    /** One enterprise may hold several authorisations, and write its name in two scripts. */
    boolean isOneWith(List<String> otherIdentifiers, List<String> otherNames) {
      return !Collections.disjoint(identifiers, otherIdentifiers)
          || otherNames.stream().map(NameFold::of).anyMatch(names::contains);
    }
  }
}
