package mra.journal;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import mra.canonical.ListType;
import mra.canonical.SetAside;
import mra.journal.ReconciliationRoot.Result;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one list, whoever received it.
 *
 * @param id of this receipt, at most 64 characters; sent again it keeps it
 * @param from partner id of who received the list and answers; ours is CN
 * @param to partner id of who sent the list
 * @param document the sender's id of the list, or the name it travelled under where its header did
 *     not read
 * @param type null where the header did not read
 * @param sequence the list's own, empty where it has none
 * @param receivedDigest SHA-256 of the sealed bytes, lower-case hex
 * @param contentDigest SHA-256 of the opened content; null where the sender's bytes never opened
 * @param fault the code of a {@link mra.fault.Fault}, null when nothing was wrong; a text, because
 *     a partner's gateway may know faults that ours does not
 * @param where file, record or path of the fault
 * @param detail what is wrong there, without personal data
 * @param setAside the first of the records set aside, at most {@link #SET_ASIDE_MAX}; the counts
 *     tell how many there were
 * @param root over what the receiver holds of the sender after the list; null where it was not made
 * @param at when the verdict was committed
 */
public record Receipt(
    String id,
    String from,
    String to,
    String document,
    @Nullable ListType type,
    OptionalLong sequence,
    String receivedDigest,
    @Nullable String contentDigest,
    Verdict verdict,
    @Nullable String fault,
    @Nullable String where,
    @Nullable String detail,
    Counts counts,
    List<SetAsideRecord> setAside,
    @Nullable Result root,
    Instant at) {
  public static final int SET_ASIDE_MAX = 1_000;

  /** Keeps the first set-aside records of a longer list. */
  public Receipt {
    setAside = List.copyOf(setAside.subList(0, Math.min(setAside.size(), SET_ASIDE_MAX)));
  }

  /** What became of the list; {@link Outcome} without the ends that no receipt tells of. */
  public enum Verdict {
    APPLIED,
    UNCHANGED,
    HELD,
    REFUSED,
    SUPERSEDED,
    QUARANTINED;

    /**
     * @throws IllegalArgumentException when it failed: nothing arrived that could be answered
     */
    public static Verdict of(Outcome outcome) {
      return valueOf(outcome.name());
    }

    /** Whether the list is in force at the receiver's. */
    public boolean isGood() {
      return this == APPLIED || this == UNCHANGED;
    }
  }

  /**
   * A record that was not taken.
   *
   * @param record 1-based number in the document
   * @param at path, column or line within the document
   * @param faultCode the code of a {@link mra.fault.Fault}
   * @param code the operator's as the sender wrote it, null where it did not read
   */
  public record SetAsideRecord(long record, String at, String faultCode, @Nullable String code) {

    public static SetAsideRecord of(SetAside one) {
      var code = one.code();
      return new SetAsideRecord(
          one.record(), one.at(), one.fault().code(), code == null ? null : code.received());
    }
  }
}
