package mra.format.outline;

import java.nio.charset.Charset;
import java.util.List;

/**
 * How the bytes of a sample are probably to be read.
 *
 * @param mark whether it begins with a byte-order mark
 * @param others encodings that fit about as well
 */
public record Encoding(Charset charset, boolean mark, Certainty certainty, List<String> others) {

  /** How much speaks for a guess. */
  public enum Certainty {
    SURE,
    LIKELY,
    GUESS
  }
}
