package mra.rehearsal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import mra.canonical.Code;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;

/** Makes a register by varying some operators that a partner gave as samples. */
final class Variations {
  private static final int OTHERS = 10;
  private static final int NUMBER_DIGITS = 6;

  /** Enough to meet every kind of record that a sample has. */
  private static final int TEMPLATES_MAX = 200;

  /** A name is not made longer than it was, lest it outgrow its field; a short one has to be. */
  private static final int ROOM = NUMBER_DIGITS + 2;

  private final List<Operator> valid;
  private final List<Operator> others;
  private final List<CodeSeries> series;
  private final List<Operator> all;

  /** Codes up to this number were given out. */
  private int made;

  /**
   * @param templates of any standing, at least one
   * @param codes how the programme's codes are written
   */
  Variations(List<Operator> templates, Pattern codes) {
    this.all = templates.stream().limit(TEMPLATES_MAX).toList();
    this.valid = all.stream().filter(each -> each.standing() == Standing.VALID).toList();
    this.others = all.stream().filter(each -> each.standing() != Standing.VALID).toList();
    this.series = all.stream().map(each -> CodeSeries.of(each.code().received(), codes)).toList();
  }

  /** So many operators, or as many as there are codes for; of ten, one is not VALID. */
  List<Operator> register(int records) {
    var codes = new HashSet<String>();
    var register = new ArrayList<Operator>(records);
    // Codes may come twice where two samples' codes vary in the same places.
    for (int index = 0; register.size() < records && index < 2 * records; index++) {
      var like = template(index);
      var code = series.get(all.indexOf(like)).code(index + 1);
      if (code != null && codes.add(Code.normalise(code))) {
        register.add(copy(like, Code.of(code), index + 1));
      }
      made = Math.max(made, index + 1);
    }
    return register;
  }

  /** The same without the last ones, and with others that it never had. */
  List<Operator> more(List<Operator> register, int fresh, int gone) {
    var codes = new HashSet<String>();
    register.forEach(each -> codes.add(each.code().normalised()));
    var next = new ArrayList<>(register.subList(0, Math.max(1, register.size() - gone)));
    int tried = 2 * (made + fresh);
    for (int index = made; fresh > 0 && index < tried; index++) {
      var like = template(index);
      var code = series.get(all.indexOf(like)).code(index + 1);
      made = index + 1;
      if (code != null && codes.add(Code.normalise(code))) {
        next.add(copy(like, Code.of(code), index + 1));
        fresh--;
      }
    }
    return next;
  }

  private Operator template(int index) {
    var kind =
        valid.isEmpty() || (index % OTHERS == OTHERS - 1 && !others.isEmpty()) ? others : valid;
    return kind.get(index / (kind == others ? OTHERS : 1) % kind.size());
  }

  /** A standing that its samples show beside VALID; null where they show none. */
  @Nullable Operator other() {
    return others.isEmpty() ? null : others.getFirst();
  }

  private static Operator copy(Operator like, Code code, int number) {
    return new Operator(
        like.partner(),
        code,
        like.identifiers(),
        like.names().stream().map(name -> numbered(name, number)).toList(),
        like.address(),
        like.programme(),
        like.roles(),
        like.standing(),
        like.standingSince(),
        like.validFrom(),
        like.validTo(),
        like.office(),
        like.consent());
  }

  private static Name numbered(Name name, int number) {
    var digits = ("000000" + number).substring(("" + number).length());
    int length = name.text().codePointCount(0, name.text().length());
    int kept =
        length < ROOM
            ? name.text().length()
            : name.text().offsetByCodePoints(0, length - NUMBER_DIGITS);
    return new Name(name.text().substring(0, kept).strip() + digits, name.lang());
  }

  /** The same register, in which some that were VALID have another standing since that day. */
  static List<Operator> changed(
      List<Operator> register, int changes, Operator like, LocalDate since) {
    var left = new int[] {changes};
    return register.stream()
        .map(each ->
            each.standing() == Standing.VALID && left[0]-- > 0
                ? each.with(like.standing(), like.standingSince() == null ? null : since)
                : each)
        .toList();
  }
}
