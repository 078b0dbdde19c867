package mra.rehearsal;

import java.util.Locale;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;

/** The ways in which an administration misbehaves, and what the gateway must make of each. */
public enum Mischief {
  NONE(null),

  // Sealing.
  WRONG_SIGNATURE(Fault.SIGNATURE_INVALID),
  /** A signature that holds, by somebody whom nobody vouches for. */
  STRANGER(Fault.SIGNER_UNKNOWN),
  WRONG_RECIPIENT(Fault.NOT_FOR_US),
  EXPIRED_CERTIFICATE(Fault.CERTIFICATE_EXPIRED),
  UNSIGNED(Fault.NOT_SIGNED),
  /** EU only: the envelope carries WS-Security, but not over its Body. */
  BODY_UNSIGNED(Fault.NOT_SIGNED),
  TRUNCATED(Fault.ENVELOPE_MALFORMED),

  // The list as a whole.
  SCHEMA_VIOLATION_OUTSIDE(Fault.HEADER_INVALID),
  WRONG_COUNT(Fault.COUNT_WRONG),
  EMPTY(Fault.LIST_EMPTY),
  SHRUNK(Fault.LIST_SHRUNK),

  // One record.
  SCHEMA_VIOLATION_IN_RECORD(Fault.FIELD_MISSING),
  UNKNOWN_CODE_VALUE(Fault.CODE_VALUE_UNMAPPED),
  OVERSIZED_RECORD(Fault.RECORD_TOO_LARGE),
  DUPLICATES_DIFFERENT(Fault.DUPLICATE_DIFFERENT),
  /** Collapses with a finding; no fault. */
  DUPLICATES_EQUAL(null),

  // The transfer.
  HANGS(Fault.PARTNER_TIMEOUT),
  CLOSES_MIDWAY(Fault.TRANSFER_BROKEN),
  /** MO only: the second page belongs to another snapshot. */
  SNAPSHOT_MOVES(Fault.SNAPSHOT_MOVED);

  private final @Nullable Fault fault;

  Mischief(@Nullable Fault fault) {
    this.fault = fault;
  }

  /** The fault it must give at the gateway; null where nothing is wrong with the list. */
  public @Nullable Fault fault(Administration by) {
    boolean soap = by == Administration.EU;
    return switch (this) {
      case SCHEMA_VIOLATION_OUTSIDE -> soap ? Fault.SCHEMA_VIOLATED : fault;
      case SCHEMA_VIOLATION_IN_RECORD -> soap ? Fault.RECORD_INVALID : fault;
      default -> fault(soap);
    };
  }

  /**
   * The same as far as it does not depend on how the list is written.
   *
   * @param envelope whether something around the list is signed too
   */
  @Nullable Fault fault(boolean envelope) {
    // Elsewhere the list then comes without anything that could hold.
    return this == UNSIGNED && !envelope ? Fault.ENVELOPE_MALFORMED : fault;
  }

  /** The word on the command line, for example {@code wrong-count}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
