package mra.format.schema;

import java.util.List;

/** The items of a list type, whose white space is collapsed already. */
final class Items {
  private Items() {}

  static List<String> of(Text text) {
    return text.length() == 0 ? List.of() : List.of(text.toString().split(" ", -1));
  }
}
