package mra.canonical;

import java.util.Collection;

/** Why a name may be taken for another one. For people only. */
public enum NameLikeness {
  /** It mixes scripts that no one language mixes, such as Latin and Cyrillic (UTS 39, level 4). */
  MIXED_SCRIPTS,
  /** To the eye it is the other one (UTS 39, confusable); its letters are others. */
  LOOKS_ALIKE,
  /** Nothing but that they differ. */
  DIFFERENT;

  public static NameLikeness of(String declared, Collection<String> registered) {
    if (Homoglyphs.CHECKER.failsChecks(NameFold.of(declared))) {
      return MIXED_SCRIPTS;
    }
    return registered.stream().anyMatch(name -> isAlike(declared, name)) ? LOOKS_ALIKE : DIFFERENT;
  }

  /** As written, since a small l looks like a 1, and in capitals, since nobody minds the case. */
  private static boolean isAlike(String declared, String registered) {
    var folded = NameFold.of(declared);
    var name = NameFold.of(registered);
    return !folded.equals(name)
        && (Homoglyphs.CHECKER.areConfusable(declared, registered) != 0
            || Homoglyphs.CHECKER.areConfusable(folded, name) != 0);
  }
}
