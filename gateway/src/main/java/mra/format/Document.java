package mra.format;

import java.util.function.Consumer;
import mra.fault.Refused;
import mra.partner.PartnerProfile;
import mra.trust.Opened;

/** A partner's document whose header is there; its records are read once, from front to end. */
public sealed interface Document permits XmlDocument, CsvDocument, FixedDocument, JsonDocument {

  /** What it is read from. */
  Opened opened();

  default PartnerProfile from() {
    return opened().from();
  }

  /** Of the mapping table, for example EU/aeo-list. */
  String name();

  /** One row of group 0. */
  Fields header();

  /**
   * Hands out every record in the one object that is used again. Returns only when well-formedness,
   * schema, trailer, count and digest are proven; nothing may be acted on before.
   *
   * @throws Refused when the document as a whole is wrong
   */
  void forEach(Consumer<Fields> sink);

  /** The same, without those records of former documents that can be told by their bytes. */
  default void forEach(Recall recall, Consumer<Fields> sink) {
    forEach(sink);
  }
}
