package mra.rehearsal;

import java.math.BigInteger;
import java.util.stream.LongStream;

/**
 * Which change touches which operator. Changes are numbered from 1 and a register's revision is the
 * number of changes so far; every fifth change grants a new operator, the others walk over the
 * first {@code size} operators in an order that visits each once a round.
 */
final class History {
  private static final long GRANT_EVERY = 5;

  private final long size;
  private final long step;
  private final long inverse;
  private final long offset;

  History(long size) {
    this.size = size;
    this.step = coprimeNear(Math.round(size * 0.618), size);
    this.inverse = BigInteger.valueOf(step).modInverse(BigInteger.valueOf(size)).longValueExact();
    this.offset = size / 3;
  }

  /** Operators ever known at this revision, the absent ones included. */
  long known(long revision) {
    return size + revision / GRANT_EVERY;
  }

  /** Index of the operator that a change touches. */
  long touchedBy(long change) {
    if (change % GRANT_EVERY == 0) {
      return size + change / GRANT_EVERY - 1;
    }
    long turn = change - 1 - change / GRANT_EVERY;
    return (turn % size * step + offset) % size;
  }

  /** The changes up to this revision that touch an operator, its grant excluded, in order. */
  LongStream touching(long index, long revision) {
    if (revision == 0 || index >= size) {
      return LongStream.empty();
    }
    long first = Math.floorMod(index - offset, size) * inverse % size;
    long turns = revision - revision / GRANT_EVERY;
    return LongStream.iterate(first, turn -> turn < turns, turn -> turn + size)
        .map(turn -> turn + 1 + turn / (GRANT_EVERY - 1));
  }

  private static long coprimeNear(long wanted, long size) {
    long candidate = Math.max(1, wanted);
    while (!BigInteger.valueOf(candidate).gcd(BigInteger.valueOf(size)).equals(BigInteger.ONE)) {
      candidate++;
    }
    return candidate;
  }
}
