package mra.recognition;

/** Spreads keys over slots, and stands for a registered name. */
interface KeyHash {
  long of(byte[] key);

  long ofName(String name);
}
