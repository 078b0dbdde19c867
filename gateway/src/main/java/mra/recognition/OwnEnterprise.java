package mra.recognition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mra.canonical.CheckDigit;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import org.jspecify.annotations.Nullable;

/**
 * What a person means who names one of our own enterprises: its code in any spelling that a
 * declaration may have, or another number that it has.
 *
 * @param codes normalised, likeliest first; none where an identifier was named
 * @param identifier type and value as operators carry them; null where a code was named
 */
public record OwnEnterprise(List<String> codes, @Nullable String identifier) {
  private static final String CREDIT_CODE = "USCC";

  public OwnEnterprise {
    codes = List.copyOf(codes);
  }

  /**
   * By a code, or by a unified social credit code without its type.
   *
   * @throws Refused E701 where no enterprise of ours can be called so
   */
  public static OwnEnterprise byCode(String text, Partners partners) {
    var own = partners.own();
    var declared = DeclaredCode.of(text);
    if (declared == null) {
      throw wrong("code", "it is empty");
    }
    var codes = keys(own, declared);
    if (!codes.isEmpty()) {
      return new OwnEnterprise(codes, null);
    }
    if (CodeGrammar.isIdentifier(CREDIT_CODE, declared.key())) {
      return byIdentifier(CREDIT_CODE + ":" + declared.key(), partners);
    }
    throw owner(declared, partners)
        .map(partner ->
            wrong(
                declared.key(),
                "that is a code of %s; of those only repair lists tell, and none told this one"
                    .formatted(partner)))
        .orElseGet(() ->
            wrong(
                declared.key(),
                "it is neither a code of "
                    + own.id()
                    + " nor a unified social credit code of 18 characters"));
  }

  /**
   * @param text type and value, such as USCC:91440300731132752M
   * @throws Refused E701 where no enterprise of ours can have such a number
   */
  public static OwnEnterprise byIdentifier(String text, Partners partners) {
    var types = partners.own().codes().identifiers();
    int colon = text.indexOf(':');
    var type = Spelling.fold(colon < 0 ? "" : text.substring(0, colon));
    if (!types.contains(type)) {
      throw wrong("identifier", "it is TYPE:VALUE, with a type of " + String.join(", ", types));
    }
    var value = Spelling.fold(text.substring(colon + 1));
    if (value.isEmpty()) {
      throw wrong(type, "its value is empty");
    }
    if (!CodeGrammar.isIdentifier(type, value)) {
      throw wrong(type + ":" + value, "the value does not have the form of " + type);
    }
    if (type.equals(CREDIT_CODE) && !CheckDigit.GB_32100_2015.holds(value)) {
      throw wrong(type + ":" + value, "its check digit does not hold; look for a typing error");
    }
    return new OwnEnterprise(List.of(), type + ":" + value);
  }

  private static List<String> keys(PartnerProfile own, DeclaredCode declared) {
    var form = own.codes().pattern();
    return new CodeGrammar(own.codes())
        .otherSpellings(declared, null).stream()
            .filter(key -> form.matcher(key).matches())
            .toList();
  }

  private static Optional<String> owner(DeclaredCode declared, Partners partners) {
    return foreign(partners)
        .filter(partner -> new CodeGrammar(partner.codes()).isCode(declared))
        .map(PartnerProfile::id)
        .findFirst();
  }

  private static Stream<PartnerProfile> foreign(Partners partners) {
    return partners.all().stream().filter(partner -> !partner.own());
  }

  private static Refused wrong(String where, String why) {
    return new Refused(Fault.QUESTION_INVALID, where, why);
  }
}
