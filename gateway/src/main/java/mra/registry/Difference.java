package mra.registry;

import java.util.OptionalInt;
import mra.canonical.Change;
import mra.canonical.ListType;

/**
 * What a list would change, counted; nothing has been changed yet.
 *
 * @param records records in the list
 * @param setAside those set aside
 * @param unchanged good records that say what we knew, or less than a later list said
 * @param marked operators whose record stays but is marked or unmarked as set aside
 * @param giving changes after which an operator is better off than before
 * @param presentBefore operators present before
 * @param base operators present after the last FULL applied; empty for a partner's first list
 * @param doubts what is odd beyond these numbers
 */
public record Difference(
    ListType type,
    long records,
    long setAside,
    long granted,
    long amended,
    long suspended,
    long revoked,
    long absent,
    long returned,
    long unchanged,
    long marked,
    long giving,
    int presentBefore,
    OptionalInt base,
    Doubts doubts) {

  /** Nothing about it is odd but how much it changes. */
  public Difference(
      ListType type,
      long records,
      long setAside,
      long granted,
      long amended,
      long suspended,
      long revoked,
      long absent,
      long returned,
      long unchanged,
      long marked,
      long giving,
      int presentBefore,
      OptionalInt base) {
    this(
        type,
        records,
        setAside,
        granted,
        amended,
        suspended,
        revoked,
        absent,
        returned,
        unchanged,
        marked,
        giving,
        presentBefore,
        base,
        Doubts.NONE);
  }

  /** Operators changed, whatever the change. */
  public long changes() {
    return granted + amended + suspended + revoked + absent + returned;
  }

  /** Operators that there are more. */
  long gained() {
    return granted + returned;
  }

  /** An end takes recognition away as a suspension does, and is as suspicious in bulk. */
  long ended() {
    return suspended + revoked;
  }

  /** Records but those that say once more what another one says. */
  long different() {
    return records - doubts.repeated();
  }

  /** Whether applying it writes any version. */
  boolean touches() {
    return changes() + marked > 0;
  }

  /** Operators present once it is applied. */
  public int presentAfter() {
    return Math.toIntExact(presentBefore + granted + returned - absent);
  }

  public long count(Change change) {
    return switch (change) {
      case GRANTED -> granted;
      case AMENDED -> amended;
      case SUSPENDED -> suspended;
      case REVOKED -> revoked;
      case ABSENT -> absent;
      case RETURNED -> returned;
    };
  }
}
