package mra.format.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled simple type: how its white space is treated and what its text must obey. */
record SimpleType(WhiteSpace whiteSpace, List<Rule> rules) {

  enum WhiteSpace {
    PRESERVE,
    REPLACE,
    COLLAPSE
  }

  /** Says what is wrong, never the value itself: it may be personal. */
  interface Rule {
    @Nullable String broken(Text text);
  }

  /** Normalises white space in place, then checks; null when all is well. */
  @Nullable String check(Text text) {
    switch (whiteSpace) {
      case REPLACE -> text.replaceSpace();
      case COLLAPSE -> text.collapseSpace();
      case PRESERVE -> {}
    }
    for (int i = 0; i < rules.size(); i++) {
      var broken = rules.get(i).broken(text);
      if (broken != null) {
        return broken;
      }
    }
    return null;
  }
}
