package mra.onboarding;

import mra.canonical.ListType;

/** What the values of a header look like. */
final class Moments {
  private Moments() {}

  static boolean isType(String value) {
    for (var type : ListType.values()) {
      if (type.name().equals(value)) {
        return true;
      }
    }
    return Words.meaning("header.type", value).isPresent();
  }
}
