package mra.recognition;

import java.util.Set;
import mra.canonical.Code;
import org.jspecify.annotations.Nullable;

/** Finds what a declared code stands for in one partner's part of the index, and has it judged. */
final class Search {
  private final Terms terms;
  private final @Nullable Part part;
  private final Judge judge;
  private final Currency currency;

  Search(Terms terms, @Nullable Part part, Judge judge, Currency currency) {
    this.terms = terms;
    this.part = part;
    this.judge = judge;
    this.currency = currency;
  }

  Verdict verdict(DeclaredCode code, @Nullable String country) {
    var straight = judged(code);
    if (straight != null) {
      return found(code, straight);
    }
    var spellings = terms.grammar().otherSpellings(code, country);
    for (var spelling : spellings) {
      var judgement = judged(new DeclaredCode(spelling, Spelling.fold(spelling)));
      if (judgement != null) {
        return found(code, judgement);
      }
    }
    return unknown(code, spellings);
  }

  private Verdict found(DeclaredCode code, Judgement judgement) {
    if (terms.isOwn()) {
      return own(code);
    }
    var list = part == null ? null : part.listOf(judgement.row());
    return Verdict.found(terms, judgement, judge.benefits(), list);
  }

  private Verdict unknown(DeclaredCode code, Set<String> spellings) {
    if (!terms.grammar().isSpelledRight(spellings)) {
      return unknown(code, Reasons.of(Reason.CODE_MALFORMED), Reasons.NONE);
    }
    return terms.isOwn()
        ? own(code)
        : unknown(code, Reasons.of(Reason.CODE_UNKNOWN) | currency.against(), currency.notes());
  }

  /** Ours are not asked of a partner, whether we know this one or not. */
  private Verdict own(DeclaredCode code) {
    return unknown(code, Reasons.of(Reason.OWN_OPERATOR), Reasons.NONE);
  }

  private Verdict unknown(DeclaredCode code, int against, int notes) {
    return Verdict.unknown(terms, code, Reasons.list(against, notes), list());
  }

  private @Nullable ListRef list() {
    return part == null ? null : part.list();
  }

  /** A code selects its authorisation alone; an identifier all of the enterprise's. */
  private @Nullable Judgement judged(DeclaredCode code) {
    if (part == null) {
      return null;
    }
    var key = code.bytes();
    var row = byCode(part, key, code);
    return row != null ? judge.of(row) : byIdentifier(part.find(key));
  }

  /** Two codes that differ in punctuation alone are told apart by it, or not at all. */
  private static @Nullable Row byCode(Part part, byte[] key, DeclaredCode code) {
    Row only = null;
    for (var match = part.find(key); !match.atEnd(); match.advance()) {
      var row = match.row();
      if (row.matchedByCode()) {
        if (only != null) {
          return exactly(part.find(key), code.exact());
        }
        only = row;
      }
    }
    return only;
  }

  private static @Nullable Row exactly(Matches matches, String exact) {
    for (; !matches.atEnd(); matches.advance()) {
      var row = matches.row();
      if (row.matchedByCode() && Code.normalise(row.code()).equals(exact)) {
        return row;
      }
    }
    return null;
  }

  private @Nullable Judgement byIdentifier(Matches matches) {
    Judgement best = null;
    for (; !matches.atEnd(); matches.advance()) {
      var row = matches.row();
      if (!row.matchedByCode() && terms.grammar().admits(row.matched())) {
        var judgement = judge.of(row);
        best = best == null || judgement.isBetterThan(best) ? judgement : best;
      }
    }
    return best;
  }
}
