package mra.rehearsal;

/** How an administration receives our list. */
public enum Reception {
  USUAL,

  // The answer.
  /** A signed refusal; what it holds stays as it was. */
  REFUSES,
  /** Takes the list and never says so. */
  NO_RECEIPT,
  /** Takes the list and says so once {@link Rehearsal#releaseReceipts} tells it to. */
  LATE_RECEIPT,

  // What is wrong with the answer.
  WRONG_RECEIPT_SIGNATURE,
  RECEIPT_FOR_OTHER_CONTENT,
  /** For a document that we never sent. */
  RECEIPT_FOR_UNKNOWN_DOCUMENT,
  /** The reconciliation root is that of a copy which lacks its first operator. */
  WRONG_ROOT,

  // The connection.
  /** Breaks before anything was taken. */
  CLOSES_BEFORE_RECEIPT,
  /** Breaks when the list was taken, before the sender heard of it. */
  CLOSES_AFTER_RECEIPT
}
