package mra.recognition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision before it is numbered. */
record Verdict(
    Outcome outcome,
    @Nullable String partner,
    @Nullable String code,
    @Nullable String programme,
    List<String> benefits,
    List<Reason> reasons,
    @Nullable ListRef list) {

  /** Nothing was declared. */
  static Verdict notApplicable() {
    return new Verdict(
        Outcome.NOT_APPLICABLE, null, null, null, List.of(), List.of(Reason.NO_CODE), null);
  }

  /** No partner could be asked. */
  static Verdict unasked(DeclaredCode code, Reason reason) {
    return new Verdict(
        Outcome.NOT_RECOGNISED, null, code.exact(), null, List.of(), List.of(reason), null);
  }

  /** The partner's list was asked and knows no such code. */
  static Verdict unknown(
      Terms terms, DeclaredCode code, List<Reason> reasons, @Nullable ListRef list) {
    return new Verdict(
        Outcome.NOT_RECOGNISED, terms.partner(), code.exact(), null, List.of(), reasons, list);
  }

  static Verdict found(
      Terms terms, Judgement judgement, List<String> benefits, @Nullable ListRef list) {
    var row = judgement.row();
    var code = row.code();
    var programme = row.programme();
    return judgement.isFor()
        ? new Verdict(
            Outcome.RECOGNISED,
            terms.partner(),
            code,
            programme,
            benefits,
            Reasons.list(Reasons.of(Reason.MATCHED), judgement.notes()),
            list)
        : new Verdict(
            Outcome.NOT_RECOGNISED,
            terms.partner(),
            code,
            programme,
            List.of(),
            Reasons.list(judgement.against(), judgement.notes()),
            list);
  }

  Decision numbered(int party, PartyRole role, @Nullable String id) {
    return new Decision(
        party, role, outcome, partner, code, programme, benefits, reasons, list, id);
  }
}
