package mra.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mra.canonical.Consent;
import mra.canonical.JobOutcome;
import mra.canonical.ListType;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.partner.DidYouMean;
import mra.partner.Findings;
import mra.partner.Place;
import org.jspecify.annotations.Nullable;

/** The code lists that one table uses, numbered, each meaning words that the field knows. */
final class CodeUse {
  private final Table table;
  private final CodeLists lists;
  private final Findings findings;
  private final List<CodeList> used = new ArrayList<>();

  CodeUse(Table table, CodeLists lists, Findings findings) {
    this.table = table;
    this.lists = lists;
    this.findings = findings;
  }

  /** The list's number, -1 for none. */
  int number(@Nullable String name, String field, Place place) {
    if (name == null) {
      return -1;
    }
    var list = lists.named(name, place).orElse(new CodeList(name, List.of()));
    list.rows().forEach(row -> known(row.ours(), field, row.place()));
    if (table.writes()) {
      written(list);
    }
    if (!used.contains(list)) {
      used.add(list);
    }
    return used.indexOf(list);
  }

  /** A field of few words must not be given another one, by a list or as a constant. */
  void known(String word, String field, Place place) {
    var words = wordsOf(field);
    if (!words.isEmpty() && !words.contains(word)) {
      findings.error(
          place,
          Fault.CODE_LIST_INVALID,
          "'" + word + "' is none of our words for " + field,
          DidYouMean.suggestion(word, words));
    }
  }

  /** All that a field can say; empty where that is not limited. */
  static Set<String> wordsOf(String field) {
    return switch (field) {
      case "standing" -> names(Standing.values());
      case "consent" -> names(Consent.values());
      case Words.CHANGE -> names(RecordChange.values());
      case "outcome" -> names(JobOutcome.values());
      case "header.type" -> names(ListType.values());
      case Words.ROLES -> Words.ROLE_CODES;
      default -> Set.of();
    };
  }

  private static Set<String> names(Enum<?>[] words) {
    return Arrays.stream(words).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** What we may have to say must have one spelling. */
  private void written(CodeList list) {
    for (var row : list.rows()) {
      boolean spelled =
          list.rows().stream().anyMatch(r -> r.write() && r.ours().equals(row.ours()));
      if (!spelled) {
        findings.error(
            row.place(),
            Fault.CODE_LIST_INVALID,
            "no line says how '" + row.ours() + "' is written (write: yes)");
      }
    }
  }

  List<CodeList> lists() {
    return List.copyOf(used);
  }
}
