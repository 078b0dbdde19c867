package mra.registry;

/** Places codes in hash tables; equality is never decided by it alone where that would matter. */
final class Fingerprint {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long MIX = 0xd6e8feb86659fd93L;

  private Fingerprint() {}

  /** FNV-1a over the bytes, its bits mixed once more; never 0. */
  static long of(byte[] bytes, int from, int length) {
    long hash = FNV_OFFSET;
    for (int i = from; i < from + length; i++) {
      hash = (hash ^ bytes[i]) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> 32)) * MIX;
    hash ^= hash >>> 32;
    return hash == 0 ? 1 : hash;
  }
}
