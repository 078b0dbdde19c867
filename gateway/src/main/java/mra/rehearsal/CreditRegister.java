package mra.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import mra.canonical.Address;
import mra.canonical.CheckDigit;
import mra.canonical.Code;
import mra.canonical.Consent;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Invented enterprises of the mainland with the credit levels of Decree 282. Their credit codes
 * prove themselves and lie in the division 990000, their customs codes in the place 99: neither
 * exists, so none can be a real firm's.
 */
final class CreditRegister implements Register {
  private static final List<String> TRADES =
      List.of(
          "电子|Electronics",
          "国际贸易|International Trading",
          "精密机械|Precision Machinery",
          "物流|Logistics",
          "报关|Customs Broker",
          "纺织|Textile",
          "新材料|New Materials");
  private static final List<String> OFFICES =
      List.of("上海海关", "深圳海关", "广州海关", "青岛海关", "天津海关", "黄埔海关");
  private static final String AUTHORITY_TYPE_DIVISION = "91990000";

  private final long seed;
  private final long size;

  CreditRegister(long seed, long size) {
    this.seed = seed;
    this.size = size;
  }

  @Override
  public Life first(long index) {
    var standing = index < size ? standing(index) : Standing.VALID;
    return Life.first(new Draw(seed, ~index), standing, false);
  }

  private static Standing standing(long index) {
    return switch ((int) (index % 60)) {
      case 5 -> Standing.SUSPENDED;
      case 17 -> Standing.REVOKED;
      case 31 -> Standing.WITHDRAWN;
      case 46 -> Standing.EXPIRED;
      default -> Standing.VALID;
    };
  }

  private static String level(long index) {
    return switch ((int) (index % 50)) {
      case 9, 24 -> "CN_CERTIFIED";
      case 19 -> "CN_REGULAR";
      case 39 -> "CN_DISCREDITED";
      case 49 -> "CN_SERIOUSLY_DISCREDITED";
      default -> "CN_ADVANCED";
    };
  }

  @Override
  public Operator operator(long index, Life life) {
    var draw = new Draw(seed, index);
    var level = level(index);
    boolean aeo = level.equals("CN_ADVANCED") || level.equals("CN_CERTIFIED");
    boolean english = aeo && !draw.oneIn(12);
    var customs = customsCode(index);
    var identifiers = new TreeMap<String, String>();
    identifiers.put("USCC", creditCode(index));
    identifiers.put("CUSTOMS_CODE", customs);
    return new Operator(
        "CN",
        Code.of("AEOCN" + customs),
        identifiers,
        names(index, english, draw.from(TRADES).split("\\|", -1), life),
        english && !draw.oneIn(20) ? address(draw) : null,
        level,
        List.of(),
        life.standing(),
        life.since(),
        aeo ? life.validFrom() : null,
        aeo ? life.validTo() : null,
        draw.from(OFFICES),
        aeo && !draw.oneIn(8) ? Consent.GIVEN : Consent.WITHDRAWN);
  }

  private static String creditCode(long index) {
    var organisation = Digits.scattered(index, 8);
    var body = AUTHORITY_TYPE_DIVISION + organisation + CheckDigit.GB_11714_1997.of(organisation);
    return body + CheckDigit.GB_32100_2015.of(body);
  }

  /** Newer ones carry letters among the last six. */
  private static String customsCode(long index) {
    var digits = Digits.scattered(index, 8);
    if (index % 97 != 3) {
      return "99" + digits;
    }
    char letter = (char) ('A' + digits.charAt(3) - '0');
    return "99" + digits.substring(0, 3) + letter + digits.substring(4);
  }

  private static List<Name> names(long index, boolean english, String[] trade, Life life) {
    var changed = life.amendments() == 0 ? "" : "(更名" + life.amendments() + ")";
    var names = new ArrayList<Name>(2);
    names.add(new Name("示例" + trade[0] + (index + 1) + "有限公司" + changed, "zh"));
    if (english) {
      names.add(new Name("Sample " + trade[1] + " " + (index + 1) + " Co., Ltd.", "en"));
    }
    return names;
  }

  private static @Nullable Address address(Draw draw) {
    int number = 1 + draw.below(900);
    var street = "No. " + number + ", Sample Road";
    var lines =
        number % 3 == 0
            ? List.of("Room " + number + ", Block \"B\"", street, "Example District, Nowhere")
            : List.of(street, "Example District, Nowhere");
    return new Address(lines, null, null, null, "CN");
  }
}
