package mra.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mra.canonical.Address;
import mra.canonical.Code;
import mra.canonical.Consent;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;

/** Certificates of invented firms all over the Union; some firms hold two or three. */
final class EuRegister implements Register {
  /** Of ten certificates one firm holds two and another three: seven firms. */
  private static final int[] FIRM_OF_TEN = {0, 1, 2, 3, 3, 4, 5, 6, 6, 6};

  private static final int FIRMS_IN_TEN = 7;
  private static final List<String> ROLES =
      List.of("CS", "FW", "MF", "WH", "EX", "IM", "CB", "CA", "TR");
  private static final List<String> TYPES = List.of("AEOF", "AEOC", "AEOS", "AEOF");

  private final long seed;
  private final long size;

  EuRegister(long seed, long size) {
    this.seed = seed;
    this.size = size;
  }

  @Override
  public Life first(long index) {
    return Life.first(
        new Draw(seed, ~index), index < size ? standing(index) : Standing.VALID, false);
  }

  private static Standing standing(long index) {
    return switch ((int) (index % 40)) {
      case 7 -> Standing.SUSPENDED;
      case 14, 27 -> Standing.REVOKED;
      case 36 -> Standing.EXPIRED;
      default -> Standing.VALID;
    };
  }

  @Override
  public Operator operator(long index, Life life) {
    long firm = firm(index);
    var draw = new Draw(seed, firm);
    var state = draw.from(MemberState.ALL);
    var type = TYPES.get((int) ((index + firm) % TYPES.size()));
    return new Operator(
        "EU",
        Code.of(number(state, type, index, life)),
        new TreeMap<>(Map.of("EORI", eori(state, firm, draw))),
        names(state, firm, draw),
        address(state, draw),
        type,
        roles(draw),
        life.standing(),
        life.since(),
        life.validFrom(),
        life.validTo(),
        state.country() + "00" + Digits.padded(1_000 + firm % 97 + life.amendments(), 4),
        Consent.GIVEN);
  }

  private static long firm(long index) {
    return index / 10 * FIRMS_IN_TEN + FIRM_OF_TEN[(int) (index % 10)];
  }

  /** National numbering is not uniform: some carry a slash and the year, some letters. */
  private static String number(MemberState state, String type, long index, Life life) {
    var serial = Digits.padded(index + 1, 7);
    var national =
        switch (state.country()) {
          case "DE" -> serial + "/" + Digits.padded(life.validFrom().getYear() % 100, 2);
          case "NL" -> serial + "GDV";
          case "FR" -> "00" + serial;
          default -> serial;
        };
    return state.country() + type + national;
  }

  private static String eori(MemberState state, long firm, Draw draw) {
    var tail = new StringBuilder(state.country()).append(state.eoriPrefix());
    int core = Math.min(state.eoriDigits(), 9);
    for (int i = core; i < state.eoriDigits(); i++) {
      tail.append((char) ('1' + draw.below(9)));
    }
    return tail.append(Digits.scattered(firm, core)).toString();
  }

  private static List<Name> names(MemberState state, long firm, Draw draw) {
    var trade = draw.from(state.trades());
    var names = new ArrayList<Name>();
    names.add(
        new Name(
            state.sample() + " " + trade + " " + (firm + 1) + " " + state.form(), state.lang()));
    if (draw.oneIn(4)) {
      names.add(new Name("Sample Trading " + state.country() + " " + (firm + 1), "en"));
    }
    return names;
  }

  private static @Nullable Address address(MemberState state, Draw draw) {
    if (draw.oneIn(12)) {
      return null;
    }
    var lines = new ArrayList<String>();
    lines.add(state.street() + " " + (1 + draw.below(180)));
    if (draw.oneIn(9)) {
      lines.add("Dock " + (1 + draw.below(20)));
    }
    return new Address(
        lines, draw.from(state.cities()), postcode(state, draw), null, state.country());
  }

  private static String postcode(MemberState state, Draw draw) {
    var filled = new StringBuilder();
    for (char c : state.postcode().toCharArray()) {
      filled.append(c == '#' ? (char) ('1' + draw.below(9)) : c);
    }
    return filled.toString();
  }

  private static List<String> roles(Draw draw) {
    if (draw.oneIn(30)) {
      return ROLES;
    }
    int wanted = draw.below(4);
    return ROLES.stream().filter(role -> wanted > 0 && draw.below(9) < wanted).toList();
  }
}
