package mra.mapping;

import mra.fault.Fault;
import mra.fault.Refused;

/**
 * One side has a text filled to a width, the other does not.
 *
 * @param to characters
 * @param ours whether it is our text that is filled, else theirs
 */
record Fill(int to, char with, boolean left, boolean ours) implements TextStep {

  @Override
  public String read(String text, String at) {
    if (!ours) {
      return bare(text);
    }
    if (text.length() > to) {
      throw new Misfit(Fault.VALUE_INVALID, at, "longer than " + to + " characters");
    }
    return filled(text);
  }

  @Override
  public String write(String text, String at) {
    var written = ours ? bare(text) : filled(text);
    var again = ours ? filled(written) : bare(written);
    if (written.length() > to || !again.equals(text)) {
      throw new Refused(
          Fault.VALUE_INVALID, at, "filled to " + to + " it would be read as another text");
    }
    return written;
  }

  private String filled(String text) {
    var fill = String.valueOf(with).repeat(Math.max(0, to - text.length()));
    return left ? fill + text : text + fill;
  }

  /** A number that is all zeros stays one. */
  private String bare(String text) {
    int from = 0;
    int end = text.length();
    while (end - from > 1 && text.charAt(left ? from : end - 1) == with) {
      from += left ? 1 : 0;
      end -= left ? 0 : 1;
    }
    return text.substring(from, end);
  }
}
