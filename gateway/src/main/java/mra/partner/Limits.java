package mra.partner;

import java.time.Duration;

/**
 * What a partner may send at most.
 *
 * @param bytes raw bytes of one message and, separately, of its opened content
 * @param records records in one list
 * @param recordBytes characters of text in one record
 * @param depth nesting of elements or objects
 * @param time one whole transfer
 */
public record Limits(long bytes, long records, int recordBytes, int depth, Duration time) {

  /** The same for something of which this many bytes are enough. */
  public Limits atMost(long enough) {
    return new Limits(Math.min(bytes, enough), records, recordBytes, depth, time);
  }
}
