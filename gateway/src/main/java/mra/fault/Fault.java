package mra.fault;

import static mra.fault.Remedy.*;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Every way an exchange fails. The code never changes and is API; {@code docs/faults.md} is written
 * from this list.
 */
public enum Fault {
  // 1: transport
  PARTNER_UNREACHABLE("E101", RETRY),
  PARTNER_TIMEOUT("E102", RETRY),
  TRANSFER_BROKEN("E103", RETRY),
  PARTNER_REFUSED("E104", RETRY),
  SNAPSHOT_MOVED("E105", RETRY),
  NOTHING_OFFERED("E106", RETRY),
  TOO_LARGE("E107", QUARANTINE),

  // 2: trust
  ENVELOPE_MALFORMED("E201", QUARANTINE),
  SIGNATURE_INVALID("E202", QUARANTINE),
  SIGNER_UNKNOWN("E203", QUARANTINE),
  CERTIFICATE_EXPIRED("E204", QUARANTINE),
  CERTIFICATE_UNFIT("E205", QUARANTINE),
  NOT_FOR_US("E206", QUARANTINE),
  DECRYPTION_FAILED("E207", QUARANTINE),
  SUITE_FORBIDDEN("E208", QUARANTINE),
  NOT_SIGNED("E209", QUARANTINE),
  MESSAGE_STALE("E210", QUARANTINE),
  DIGEST_MISMATCH("E211", QUARANTINE),
  KEY_MISSING("E212", MEND),
  NOT_ACCEPTED("E213", QUARANTINE),

  // 3: format
  MALFORMED("E301", REFUSE),
  SCHEMA_VIOLATED("E302", REFUSE),
  RECORD_INVALID("E303", SET_ASIDE),
  HEADER_INVALID("E304", REFUSE),
  TRAILER_INVALID("E305", REFUSE),
  COUNT_WRONG("E306", REFUSE),
  LIMIT_EXCEEDED("E307", REFUSE),
  RECORD_TOO_LARGE("E308", SET_ASIDE),
  ENCODING_WRONG("E309", REFUSE),
  FORBIDDEN_CONSTRUCT("E310", REFUSE),

  // 4: mapping
  CODE_VALUE_UNMAPPED("E401", SET_ASIDE),
  FIELD_MISSING("E402", SET_ASIDE),
  DATE_UNREADABLE("E403", SET_ASIDE),
  VALUE_INVALID("E404", SET_ASIDE),
  DUPLICATE_DIFFERENT("E405", SET_ASIDE),
  NOT_TELLABLE("E406", SET_ASIDE),
  ENTERPRISE_UNKNOWN("E407", SET_ASIDE),

  // 5: registry and gate
  SAME_ID_OTHER_CONTENT("E501", REFUSE),
  OUT_OF_ORDER("E502", REFUSE),
  LIST_EMPTY("E503", HOLD),
  LIST_SHRUNK("E504", HOLD),
  LIST_GREW("E505", HOLD),
  SUSPENSION_BURST("E506", HOLD),
  TOO_MANY_SET_ASIDE("E507", HOLD),
  FIRST_LIST("E508", HOLD),
  DELTA_WAITS("E509", HOLD),
  TOO_URGENT("E510", REFUSE),
  REFUSED_BY_PERSONS("E511", REFUSE),
  SEQUENCE_WENT_BACK("E512", HOLD),
  CODES_TAKEN_OVER("E513", HOLD),
  STANDINGS_CONFLICT("E514", HOLD),
  DATES_WRONG("E515", HOLD),
  VALUES_UNMAPPED("E516", HOLD),
  PROGRAMMES_SHIFTED("E517", HOLD),
  FIELD_EMPTIED("E518", HOLD),

  // 6: configuration
  PROFILE_INVALID("E601", MEND),
  MAPPING_INVALID("E602", MEND),
  SCHEMA_INVALID("E603", MEND),
  CODE_LIST_INVALID("E604", MEND),
  SAMPLE_WRONG("E605", MEND),
  PARTNER_UNKNOWN("E606", MEND),
  SETTING_INVALID("E607", MEND),
  HOME_IN_USE("E608", MEND),
  BACKUP_INVALID("E609", MEND),

  // 7: questions
  QUESTION_INVALID("E701", MEND),
  NOT_ALLOWED("E702", MEND),
  NO_GATEWAY("E703", MEND),
  NOT_FOUND("E704", MEND),
  EXCHANGE_WAITING("E705", MEND),
  NOT_RESENDABLE("E706", MEND),
  SECOND_PERSON("E707", MEND),
  NOT_HELD("E708", MEND),
  STILL_NAMED("E709", MEND),
  CHANGE_WAITING("E710", RETRY),
  TOO_MANY_ASK("E711", RETRY),

  // 8: receipts for our lists
  RECEIPT_UNUSABLE("E801", RETRY),
  RECEIPT_MISSING("E802", RETRY),
  LIST_REFUSED_THERE("E803", REFUSE),
  LIST_HELD_THERE("E804", HOLD),
  ROOTS_DIFFER("E805", MEND),

  // 9: ourselves
  STORE_UNAVAILABLE("E901", RETRY),
  DISK_UNUSABLE("E902", RETRY),
  TAKEN_FOR_DEAD("E903", MEND),
  BODY_MISSING("E904", MEND),
  INTERNAL("E999", QUARANTINE);

  /** Two sentences for each code. */
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("mra.fault.faults", Locale.ROOT);

  private final String code;
  private final Remedy remedy;

  Fault(String code, Remedy remedy) {
    this.code = code;
    this.remedy = remedy;
  }

  public String code() {
    return code;
  }

  public Remedy remedy() {
    return remedy;
  }

  /** One English sentence: what happened. */
  public String what() {
    return TEXTS.getString(code + ".what");
  }

  /** One English sentence: what the reader can do. */
  public String todo() {
    return TEXTS.getString(code + ".todo");
  }
}
