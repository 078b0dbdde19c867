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

/** Invented firms of Macao, named in Chinese and Portuguese. */
final class MoRegister implements Register {
  private static final List<String> TRADES =
      List.of("Comércio|貿易", "Importação e Exportação|進出口", "Farmácia|藥業", "Logística|物流");
  private static final List<String> PARISHES =
      List.of("Sé", "São Lourenço", "Nossa Senhora de Fátima", "Taipa");
  private static final List<String> ROLES = List.of("IM", "EX", "CB", "CA", "WH", "MF", "FW");

  private final long seed;
  private final long size;

  MoRegister(long seed, long size) {
    this.seed = seed;
    this.size = size;
  }

  @Override
  public Life first(long index) {
    return Life.first(
        new Draw(seed, ~index), index < size ? standing(index) : Standing.VALID, true);
  }

  private static Standing standing(long index) {
    return switch ((int) (index % 20)) {
      case 3 -> Standing.SUSPENDED;
      case 8 -> Standing.REVOKED;
      case 12 -> Standing.WITHDRAWN;
      case 17 -> Standing.EXPIRED;
      default -> Standing.VALID;
    };
  }

  @Override
  public Operator operator(long index, Life life) {
    var draw = new Draw(seed, index);
    return new Operator(
        "MO",
        Code.of("MO" + Digits.scattered(index, 9)),
        new TreeMap<>(Map.of("NIF", Digits.scattered(index, 8))),
        names(index, draw),
        address(draw, life),
        index % 4 == 0 ? "MO_B" : "MO_A",
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
    return List.of(
        new Name("示例" + trade[1] + (index + 1) + "號有限公司", "zh"),
        new Name(trade[0] + " Exemplo " + (index + 1) + ", Lda.", "pt"));
  }

  private static @Nullable Address address(Draw draw, Life life) {
    int number = 1 + draw.below(200);
    var parish = draw.from(PARISHES);
    boolean missing = draw.oneIn(8);
    if (missing && life.amendments() == 0) {
      return null;
    }
    var street = "Rua do Exemplo " + (number + life.amendments());
    return new Address(List.of(street), parish, null, null, "MO");
  }
}
