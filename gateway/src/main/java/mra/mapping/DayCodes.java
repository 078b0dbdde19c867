package mra.mapping;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The code lists of a plan as they are on one day, by number. */
final class DayCodes {
  private DayCodes() {}

  @SuppressWarnings({"unchecked", "rawtypes"}) // there is no generic array
  static Map<String, String>[] of(List<CodeList> lists, LocalDate day) {
    Map<String, String>[] codes = new Map[lists.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = lists.get(i).reading(day);
    }
    return codes;
  }
}
