package mra.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mra.canonical.Address;
import mra.canonical.Code;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;

/** Invented firms of Hong Kong, named in English and, most of them, in traditional Chinese. */
final class HkRegister implements Register {
  private static final List<String> TRADES =
      List.of(
          "Harbour Forwarding|海港貨運",
          "Jade, Silk and Sons Trading|翠絲貿易",
          "Lion Rock Electronics|獅山電子",
          "\"Star\" Cold Storage|星輝冷藏",
          "Peak Garments|山頂製衣");
  private static final List<String> DISTRICTS =
      List.of("Kowloon", "Central", "Tsuen Wan", "Sha Tin");
  private static final List<String> ROLES = List.of("IM", "EX", "FW", "WH", "CA", "MF");

  private final long seed;
  private final long size;

  HkRegister(long seed, long size) {
    this.seed = seed;
    this.size = size;
  }

  @Override
  public Life first(long index) {
    return Life.first(
        new Draw(seed, ~index), index < size ? standing(index) : Standing.VALID, true);
  }

  private static Standing standing(long index) {
    return switch ((int) (index % 30)) {
      case 4 -> Standing.SUSPENDED;
      case 11 -> Standing.REVOKED;
      case 19 -> Standing.WITHDRAWN;
      case 26 -> Standing.EXPIRED;
      default -> Standing.VALID;
    };
  }

  @Override
  public Operator operator(long index, Life life) {
    var draw = new Draw(seed, index);
    return new Operator(
        "HK",
        Code.of("AEOHK" + Digits.scattered(index, 10)),
        new TreeMap<>(Map.of("BRN", Digits.scattered(index, 8))),
        names(index, draw),
        address(draw, life),
        index % 3 == 0 ? "HK_TIER1" : "HK_TIER2",
        ROLES.subList(0, draw.below(ROLES.size() + 1)),
        life.standing(),
        life.since(),
        life.validFrom(),
        life.validTo(),
        null,
        null);
  }

  private static List<Name> names(long index, Draw draw) {
    var trade = draw.from(TRADES).split("\\|", -1);
    var english = new Name("Sample " + trade[0] + " " + (index + 1) + " Ltd", "en");
    return draw.oneIn(9)
        ? List.of(english)
        : List.of(english, new Name("示例" + trade[1] + (index + 1) + "號有限公司", "zh-Hant"));
  }

  private static @Nullable Address address(Draw draw, Life life) {
    int number = 1 + draw.below(300);
    var district = draw.from(DISTRICTS);
    boolean missing = draw.oneIn(10);
    if (missing && life.amendments() == 0) {
      return null;
    }
    var street = (number + life.amendments()) + " Sample Road";
    return new Address(
        number % 4 == 0 ? List.of(street, "Unit " + number % 30) : List.of(street),
        district,
        null,
        null,
        "HK");
  }
}
