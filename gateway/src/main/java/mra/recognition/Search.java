package mra.recognition;

import java.util.List;
import java.util.Set;
import mra.canonical.Code;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a declared code stands for in one partner's part of the index, has it judged and says
 * what was decided. Each thread has one for all its questions, so that an answer leaves no garbage.
 */
final class Search {
  private final DeclaredCode typed = new DeclaredCode();
  private final DeclaredCode other = new DeclaredCode();
  private final Matches matches = new Matches();
  private final Matchers matchers = new Matchers();
  private final Judge judge = new Judge();
  private final LookAhead ahead = new LookAhead();
  private final byte[] room = new byte[Layout.CODE_MAX];
  private Row row = new Row();
  private Row best = new Row();

  /** Of the party turned to: {@link #typed}, or what was read ahead. */
  private DeclaredCode code = typed;

  private int place;
  private PartyRole role = PartyRole.CONSIGNOR;
  private @Nullable String id;

  /** Tells what the rules are asked about. */
  Judge judge() {
    return judge;
  }

  LookAhead ahead() {
    return ahead;
  }

  /**
   * Turns to the next party.
   *
   * @param id of the decision on it
   * @return what it declared, null when nothing
   */
  @Nullable DeclaredCode turnTo(int next, Party party, @Nullable String id) {
    place = next;
    role = party.role();
    this.id = id;
    code = declared(party);
    return code.isDeclared() ? code : null;
  }

  private DeclaredCode declared(Party party) {
    var known = ahead.codeOf(party);
    if (known != null) {
      return known;
    }
    typed.take(party.code());
    return typed;
  }

  /** Lets go of the index. */
  void end() {
    matches.end();
    row.leave();
    best.leave();
  }

  /** Nothing was declared. */
  Decision notApplicable() {
    return decision(
        Outcome.NOT_APPLICABLE, null, null, null, List.of(), Reasons.list(Reason.NO_CODE), null);
  }

  /** No partner could be asked. */
  Decision unasked(Reason reason) {
    return decision(
        Outcome.NOT_RECOGNISED, null, code.exact(), null, List.of(), Reasons.list(reason), null);
  }

  /**
   * Asks this partner.
   *
   * @param country normalised
   * @param part null when no list of the partner was ever applied
   */
  Decision of(Terms terms, @Nullable String country, @Nullable Part part) {
    var decided = part == null ? null : judged(terms, part, code);
    if (decided != null) {
      return decided;
    }
    if (terms.grammar().isSpelledOnlySo(code, country)) {
      return unknown(terms, part, terms.grammar().isSpelledRight(code.key(), matchers));
    }
    var spellings = terms.grammar().otherSpellings(code, country);
    decided = part == null ? null : judged(terms, part, spellings);
    if (decided != null) {
      return decided;
    }
    boolean isSpelledRight =
        spellings.stream().anyMatch(each -> terms.grammar().isSpelledRight(each, matchers));
    return unknown(terms, part, isSpelledRight);
  }

  private @Nullable Decision judged(Terms terms, Part part, Set<String> spellings) {
    for (var spelling : spellings) {
      other.takeSpelling(spelling);
      var decided = judged(terms, part, other);
      if (decided != null) {
        return decided;
      }
    }
    return null;
  }

  private Decision unknown(Terms terms, @Nullable Part part, boolean isSpelledRight) {
    if (!isSpelledRight) {
      return unknown(terms, part, Judgement.of(Reasons.of(Reason.CODE_MALFORMED), Reasons.NONE));
    }
    return terms.isOwn()
        ? own(terms, part)
        : unknown(terms, part, judge.ofPartner(Reasons.of(Reason.CODE_UNKNOWN)));
  }

  /** Ours are not asked of a partner, whether we know this one or not. */
  private Decision own(Terms terms, @Nullable Part part) {
    return unknown(terms, part, Judgement.of(Reasons.of(Reason.OWN_OPERATOR), Reasons.NONE));
  }

  private Decision unknown(Terms terms, @Nullable Part part, long judgement) {
    return decision(
        Outcome.NOT_RECOGNISED,
        terms.partner(),
        code.exact(),
        null,
        List.of(),
        Reasons.list(Judgement.against(judgement), Judgement.notes(judgement)),
        part == null ? null : part.list());
  }

  private Decision found(Terms terms, Part part, Row row, long judgement) {
    if (terms.isOwn()) {
      return own(terms, part);
    }
    boolean isFor = Judgement.isFor(judgement);
    int deciding = isFor ? Reasons.of(Reason.MATCHED) : Judgement.against(judgement);
    var written = written(row);
    return decision(
        isFor ? Outcome.RECOGNISED : Outcome.NOT_RECOGNISED,
        terms.partner(),
        written,
        row.programme(),
        isFor ? terms.benefits(judge.day()) : List.of(),
        Reasons.list(deciding, Judgement.notes(judgement)),
        part.listOf(written));
  }

  /** Typed as the partner writes it, the code is there already. */
  private String written(Row row) {
    boolean isTyped = row.isWrittenAsKey() && row.matchedByCode() && code.isTypedAsKey();
    return isTyped && row.hasCode(code.keyText()) ? code.key() : row.code(room);
  }

  private Decision decision(
      Outcome outcome,
      @Nullable String partner,
      @Nullable String found,
      @Nullable String programme,
      List<String> benefits,
      List<Reason> reasons,
      @Nullable ListRef list) {
    return new Decision(
        place, role, outcome, partner, found, programme, benefits, reasons, list, id);
  }

  /** A code selects its authorisation alone; an identifier all of the enterprise's. */
  private @Nullable Decision judged(Terms terms, Part part, DeclaredCode spelled) {
    var key = spelled.keyText();
    int hash = part.hash(key);
    Table table = null;
    int only = 0;
    boolean identified = false;
    for (part.find(key, hash, matches); !matches.atEnd(); matches.advance()) {
      if (!matches.byCode()) {
        identified = true;
      } else if (only == 0) {
        table = matches.table();
        only = matches.place();
      } else {
        return exactly(terms, part, spelled, hash);
      }
    }
    if (table != null) {
      row.moveTo(table, only);
      return found(terms, part, row, judge.of(row));
    }
    return identified ? byIdentifier(terms, part, key, hash) : null;
  }

  /** Two codes that differ in punctuation alone are told apart by it, or not at all. */
  private @Nullable Decision exactly(Terms terms, Part part, DeclaredCode spelled, int hash) {
    var exact = spelled.exact();
    for (part.find(spelled.keyText(), hash, matches); !matches.atEnd(); matches.advance()) {
      matches.show(row);
      if (row.matchedByCode() && Code.normalise(row.code(room)).equals(exact)) {
        return found(terms, part, row, judge.of(row));
      }
    }
    return byIdentifier(terms, part, spelled.keyText(), hash);
  }

  private @Nullable Decision byIdentifier(Terms terms, Part part, KeyText key, int hash) {
    boolean found = false;
    long judgement = 0;
    for (part.find(key, hash, matches); !matches.atEnd(); matches.advance()) {
      matches.show(row);
      if (!row.matchedByCode() && terms.grammar().admits(row.matched())) {
        long next = judge.of(row);
        if (!found || Judgement.isBetter(next, row, judgement, best)) {
          found = true;
          judgement = next;
          keep();
        }
      }
    }
    return found ? found(terms, part, best, judgement) : null;
  }

  private void keep() {
    var free = best;
    best = row;
    row = free;
  }
}
