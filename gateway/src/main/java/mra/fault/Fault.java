package mra.fault;

import static mra.fault.Remedy.*;

/**
 * Every way an exchange fails. The code never changes and is API; {@code docs/faults.md} is written
 * from this list.
 */
public enum Fault {
  // 1: transport
  PARTNER_UNREACHABLE(
      "E101",
      RETRY,
      "The partner could not be reached.",
      "Check the address and the network; the exchange is tried again by itself."),
  PARTNER_TIMEOUT(
      "E102", RETRY, "The partner did not answer in time.", "If it stays, ask the partner."),
  TRANSFER_BROKEN(
      "E103",
      RETRY,
      "The connection broke before the list was complete.",
      "Nothing to do; the transfer starts again."),
  PARTNER_REFUSED(
      "E104",
      RETRY,
      "The partner refused the request.",
      "Check login, client certificate and address with the partner."),
  SNAPSHOT_MOVED(
      "E105",
      RETRY,
      "The partner's snapshot changed between two pages.",
      "Nothing to do; the pull starts again."),
  NOTHING_OFFERED(
      "E106", RETRY, "The partner offers no list.", "Ask the partner whether it was published."),
  TOO_LARGE(
      "E107",
      QUARANTINE,
      "What arrived is larger than the profile allows.",
      "If the list has truly grown, raise limits.bytes in the profile."),

  // 2: trust
  ENVELOPE_MALFORMED(
      "E201",
      QUARANTINE,
      "The sealed envelope cannot be read.",
      "Ask the partner to send the list again; check that the suite in the profile is theirs."),
  SIGNATURE_INVALID(
      "E202",
      QUARANTINE,
      "The signature does not hold.",
      "Do not use the list; ask the partner to sign and send it again."),
  SIGNER_UNKNOWN(
      "E203",
      QUARANTINE,
      "The signer is not one the profile pins.",
      "If the partner changed its certificate, add the new one to the profile."),
  CERTIFICATE_EXPIRED(
      "E204",
      QUARANTINE,
      "The signer's certificate was not valid at the time of receipt.",
      "Ask the partner for its current certificate and add it to the profile."),
  CERTIFICATE_UNFIT(
      "E205",
      QUARANTINE,
      "The certificate may not be used for this purpose.",
      "Ask the partner for a certificate with the right key usage."),
  NOT_FOR_US(
      "E206",
      QUARANTINE,
      "The message is encrypted for somebody else.",
      "Tell the partner which of our certificates is current."),
  DECRYPTION_FAILED(
      "E207",
      QUARANTINE,
      "The content does not decrypt; it was damaged or altered.",
      "Ask the partner to send the list again."),
  SUITE_FORBIDDEN(
      "E208",
      QUARANTINE,
      "An algorithm is used that the suite does not allow.",
      "The detail names the algorithm; the partner must use the suite that was agreed."),
  NOT_SIGNED(
      "E209",
      QUARANTINE,
      "A part that must be signed or encrypted is not.",
      "Ask the partner to seal everything that the suite names."),
  MESSAGE_STALE(
      "E210",
      QUARANTINE,
      "The message's time stamp is too old or lies ahead.",
      "Compare both clocks; ask the partner to send again."),
  DIGEST_MISMATCH(
      "E211",
      QUARANTINE,
      "The attachment is not the one whose digest was signed.",
      "Ask the partner to send the list again."),
  KEY_MISSING("E212", MEND, "Our own key is missing.", "Put the key store where the settings say."),

  // 3: format
  MALFORMED(
      "E301",
      REFUSE,
      "The document is not well-formed.",
      "Ask the partner for a well-formed document; the place is given."),
  SCHEMA_VIOLATED(
      "E302",
      REFUSE,
      "The document breaks its schema outside of a record.",
      "Ask the partner to mend the document; the place is given."),
  RECORD_INVALID(
      "E303",
      SET_ASIDE,
      "A record breaks its schema.",
      "Tell the partner; the old record stays until a good one comes."),
  HEADER_INVALID(
      "E304",
      REFUSE,
      "The header is missing or cannot be read.",
      "Ask the partner to mend the header; the field is named."),
  TRAILER_INVALID(
      "E305",
      REFUSE,
      "The trailer is missing or cannot be read.",
      "The document was probably cut; ask the partner to send it again."),
  COUNT_WRONG(
      "E306",
      REFUSE,
      "The number of records differs from the number stated.",
      "The document was probably cut; ask the partner to send it again."),
  LIMIT_EXCEEDED(
      "E307",
      REFUSE,
      "The document exceeds a limit of depth, records or size.",
      "The limit is named; raise it in the profile only if the partner's list truly needs it."),
  RECORD_TOO_LARGE(
      "E308",
      SET_ASIDE,
      "A record exceeds its limits.",
      "Tell the partner; the old record stays until a good one comes."),
  ENCODING_WRONG(
      "E309", REFUSE, "The document's characters do not decode.", "Check the mapping's encoding."),
  FORBIDDEN_CONSTRUCT(
      "E310",
      REFUSE,
      "The document holds what is never accepted, such as a DTD.",
      "Ask the partner to leave it out."),

  // 4: mapping
  CODE_VALUE_UNMAPPED(
      "E401",
      SET_ASIDE,
      "A code value is not in the code list.",
      "Add the value to the code list named, then resend the list."),
  FIELD_MISSING(
      "E402",
      SET_ASIDE,
      "A field that a record cannot do without is empty.",
      "Tell the partner; the field is named."),
  DATE_UNREADABLE(
      "E403",
      SET_ASIDE,
      "A date does not have the pattern that the mapping names.",
      "Compare the value's shape with the mapping."),
  VALUE_INVALID(
      "E404",
      SET_ASIDE,
      "A value does not have the form that the mapping names.",
      "Compare the value's shape with the mapping."),
  DUPLICATE_DIFFERENT(
      "E405",
      SET_ASIDE,
      "Two records of one list have the same code and differ.",
      "Tell the partner; the least favourable standing applies."),

  // 5: registry and gate
  SAME_ID_OTHER_CONTENT(
      "E501",
      REFUSE,
      "A known document id came with other content.",
      "Ask the partner to give every list its own id."),
  OUT_OF_ORDER(
      "E502", REFUSE, "A newer list was applied before.", "Nothing: the newer one is in force."),
  LIST_EMPTY(
      "E503",
      HOLD,
      "The list holds no operator though we know some.",
      "Ask the partner for another list."),
  LIST_SHRUNK(
      "E504",
      HOLD,
      "The list lost more operators than the gate allows.",
      "Ask the partner; if it is right, widen gate: {shrink-max}, start again and let the next list come."),
  LIST_GREW(
      "E505",
      HOLD,
      "The list gained more operators than the gate allows.",
      "Ask the partner; if it is right, widen gate: {growth-max}, start again and let the next list come."),
  SUSPENSION_BURST(
      "E506",
      HOLD,
      "The list suspends more operators than the gate allows.",
      "Ask the partner; if it is right, widen the gate's bound, start again and let the next list come."),
  TOO_MANY_SET_ASIDE(
      "E507",
      HOLD,
      "More records were set aside than the gate allows.",
      "Look at the faults of the records; mend the mapping or ask the partner."),
  FIRST_LIST(
      "E508",
      HOLD,
      "A partner's first list waits for a look.",
      "Compare it with what the partner announced; if it is right, say gate: {hold-first: false}, start again and let the next list come."),
  DELTA_WAITS("E509", HOLD, "A delta waits behind a gap or held list.", "A full list heals it."),
  TOO_URGENT(
      "E510",
      REFUSE,
      "An urgent list gives recognition or is larger than urgent lists may be.",
      "Ask the partner to send it as a delta."),

  // 6: configuration
  PROFILE_INVALID(
      "E601",
      MEND,
      "A partner profile is wrong.",
      "Mend the file at the line given; ./mra check finds all of them."),
  MAPPING_INVALID("E602", MEND, "A mapping table is wrong.", "Mend the file at the line given."),
  SCHEMA_INVALID(
      "E603",
      MEND,
      "A schema is wrong or uses what the gateway does not support.",
      "Mend the file at the line given."),
  CODE_LIST_INVALID("E604", MEND, "A code list is wrong.", "Mend the file at the line given."),
  SAMPLE_WRONG(
      "E605", MEND, "A sample does not give what its expectation says.", "Compare both files."),
  PARTNER_UNKNOWN(
      "E606", MEND, "There is no such partner.", "Name one of the folders under partners/."),
  SETTING_INVALID("E607", MEND, "A setting is missing or wrong.", "See docs/settings.md."),
  HOME_IN_USE(
      "E608",
      MEND,
      "Another process uses this var folder.",
      "Stop it, or choose another folder with MRA_HOME."),

  // 7: questions
  QUESTION_INVALID(
      "E701",
      MEND,
      "A question cannot be read.",
      "Compare it with the example in docs/recognition.md."),
  NOT_ALLOWED(
      "E702", MEND, "The key is unknown or lacks the role.", "Use a key with the role named."),
  NO_GATEWAY("E703", MEND, "No gateway answers.", "Start one with ./mra run, or set MRA_URL."),
  NOT_FOUND("E704", MEND, "There is no such thing.", "Check the id, or the name of the file."),
  EXCHANGE_WAITING(
      "E705",
      MEND,
      "An exchange with this partner waits already.",
      "Nothing to do: it begins when the running one ends, and fetches all that is there."),

  // 9: ourselves
  STORE_UNAVAILABLE(
      "E901",
      RETRY,
      "The database or the broker does not answer.",
      "Nothing is lost; the exchange goes on when it is back."),
  INTERNAL("E999", QUARANTINE, "The gateway itself failed.", "Report it with the exchange's id.");

  private final String code;
  private final Remedy remedy;
  private final String what;
  private final String todo;

  Fault(String code, Remedy remedy, String what, String todo) {
    this.code = code;
    this.remedy = remedy;
    this.what = what;
    this.todo = todo;
  }

  public String code() {
    return code;
  }

  public Remedy remedy() {
    return remedy;
  }

  /** One English sentence: what happened. */
  public String what() {
    return what;
  }

  /** One English sentence: what the reader can do. */
  public String todo() {
    return todo;
  }
}
