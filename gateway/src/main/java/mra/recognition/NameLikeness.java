package mra.recognition;

import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import java.util.Collection;

/** Why a name that is not the registered one may have been taken for it. For people only. */
public enum NameLikeness {
  /** It mixes scripts that no one language mixes, such as Latin and Cyrillic (UTS 39, level 4). */
  MIXED_SCRIPTS,
  /** To the eye it is the registered one (UTS 39, confusable); its letters are others. */
  LOOKS_ALIKE,
  /** Nothing but that they differ. */
  DIFFERENT;

  private static final SpoofChecker CHECKER =
      new SpoofChecker.Builder()
          .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.CONFUSABLE)
          .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
          .build();

  public static NameLikeness of(String declared, Collection<String> registered) {
    if (isMixed(declared)) {
      return MIXED_SCRIPTS;
    }
    return registered.stream().anyMatch(name -> isAlike(declared, name)) ? LOOKS_ALIKE : DIFFERENT;
  }

  /** As written, since a small l looks like a 1, and in capitals, since nobody minds the case. */
  private static boolean isAlike(String declared, String registered) {
    var folded = NameFold.of(declared);
    var name = NameFold.of(registered);
    return !folded.equals(name)
        && (CHECKER.areConfusable(declared, registered) != 0
            || CHECKER.areConfusable(folded, name) != 0);
  }

  /** Whether a name mixes scripts that no one language mixes. */
  public static boolean isMixed(String name) {
    return CHECKER.failsChecks(NameFold.of(name));
  }
}
