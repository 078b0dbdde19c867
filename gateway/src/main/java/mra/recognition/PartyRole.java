package mra.recognition;

/** What a party is in the declaration; {@code party-role.csv} maps it to roles in a programme. */
public enum PartyRole {
  CONSIGNOR,
  CONSIGNEE,
  CARRIER,
  DECLARANT,
  MANUFACTURER,
  FORWARDER
}
