package mra.journal;

import static java.util.Map.entry;

import java.util.Map;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The functional error codes of the EU's customs messages (the code list of that name in
 * hmrc/customs-reference-data, conf/resources/code-lists), so that a partner's desk can sort our
 * faults as it sorts those of its other messages. The codes left out (50 transitional, 51 EDI, 90
 * and 93 for an MRN) have no counterpart here.
 */
final class FunctionalErrors {
  private static final int CODE_LIST = 12;
  private static final int CONDITION_MISSING = 13;
  private static final int RULE = 14;
  private static final int CONDITION_NOT_ALLOWED = 15;
  private static final int DUPLICATE_MESSAGE_ID = 26;
  private static final int OUT_OF_SEQUENCE = 92;

  private static final Map<String, Integer> BY_FAULT =
      Map.ofEntries(
          entry(Fault.CODE_VALUE_UNMAPPED.code(), CODE_LIST),
          entry(Fault.FIELD_MISSING.code(), CONDITION_MISSING),
          entry(Fault.RECORD_INVALID.code(), RULE),
          entry(Fault.COUNT_WRONG.code(), RULE),
          entry(Fault.DATE_UNREADABLE.code(), RULE),
          entry(Fault.VALUE_INVALID.code(), RULE),
          entry(Fault.DUPLICATE_DIFFERENT.code(), RULE),
          entry(Fault.TOO_URGENT.code(), CONDITION_NOT_ALLOWED),
          entry(Fault.SAME_ID_OTHER_CONTENT.code(), DUPLICATE_MESSAGE_ID),
          entry(Fault.OUT_OF_ORDER.code(), OUT_OF_SEQUENCE),
          entry(Fault.DELTA_WAITS.code(), OUT_OF_SEQUENCE));

  private FunctionalErrors() {}

  /** Null where none corresponds. */
  static @Nullable Integer of(String faultCode) {
    return BY_FAULT.get(faultCode);
  }
}
