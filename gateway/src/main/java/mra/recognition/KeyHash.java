package mra.recognition;

/** Spreads keys over slots, and stands for a registered name. */
interface KeyHash {
  long of(byte[] bytes, int from, int length);

  long ofName(String name);
}
