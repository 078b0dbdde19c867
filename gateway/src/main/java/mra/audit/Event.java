package mra.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something worth proving later.
 *
 * @param facts texts, whole numbers, booleans, instants, and lists and maps of them; null where not
 *     known; never personal data
 */
public record Event(Kind kind, Instant at, Map<String, ? extends @Nullable Object> facts) {

  /** What happened; the names are API. */
  public enum Kind {
    /** A list is in force; it may have changed nothing. */
    LIST_APPLIED,
    /** A list waits for two people. */
    LIST_HELD,
    /** A list was refused for good. */
    LIST_REFUSED,
    /** A list came after, or was overtaken by, a newer one. */
    LIST_SUPERSEDED,
    /** A message was kept and not used. */
    LIST_QUARANTINED,
    /** The transport failed to the last try; nothing came. */
    EXCHANGE_FAILED,
    /** A list of ours left for a partner and was answered. */
    LIST_SENT,
    /** A partner's receipt for a list of ours held and was matched. */
    RECEIPT_TAKEN,
    /** We answered a partner's list. */
    RECEIPT_GIVEN,
    /** A person wants something done that takes two. */
    PROPOSED,
    /** A second person agreed. */
    AGREED,
    /** Nobody agreed in time. */
    PROPOSAL_LAPSED,
    /** A person brought an exchange on its way again. */
    EXCHANGE_RESENT,
    /** Something begins that people have to look at. */
    ALARM_OPENED,
    /** It is over. */
    ALARM_CLOSED,
    /** Another version of a partner's profile is in force. */
    PARTNER_ACTIVATED,
    /** A version of a partner runs in shadow beside the one in force. */
    VERSION_PROPOSED,
    /** A person stopped recognition of a partner's operators. */
    PARTNER_PAUSED,
    /** A person let recognition go on. */
    PARTNER_RESUMED,
    /** A partner is in another state of its life. */
    PARTNER_MOVED,
    /** A system of a partner's may bring its lists. */
    KEY_GIVEN,
    /** It may no longer. */
    KEY_REVOKED,
    /** A person or system of the house may come in, with the roles named. */
    ACCOUNT_GIVEN,
    /** It may no longer. */
    ACCOUNT_REVOKED,
    /** A message that nobody could take was sent again. */
    DEAD_LETTER_RESENT,
    /** A message that nobody could take was thrown away. */
    DEAD_LETTER_DROPPED,
    /** What a partner told us was deleted because its time was over or it was asked for. */
    PURGED,
    /** A partner was told which of its codes were declared in vain. */
    REPAIRS_TOLD,
    /** Everything before this leaf came from a backup; what happened after the backup is lost. */
    RESTORED
  }
}
