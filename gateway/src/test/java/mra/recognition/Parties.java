package mra.recognition;

import org.jspecify.annotations.Nullable;

/** Parties as traders declare them. */
final class Parties {
  private Parties() {}

  static Party consignor(@Nullable String country, @Nullable String code) {
    return new Party(PartyRole.CONSIGNOR, country, code, null);
  }

  static Party consignor(String code) {
    return consignor(null, code);
  }

  static Party named(Party party, @Nullable String name) {
    return new Party(party.role(), party.country(), party.code(), name);
  }

  static Party as(PartyRole role, Party party) {
    return new Party(role, party.country(), party.code(), party.name());
  }
}
