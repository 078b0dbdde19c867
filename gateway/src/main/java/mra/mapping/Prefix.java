package mra.mapping;

import mra.fault.Fault;
import mra.fault.Refused;

/**
 * The beginning of a text that a partner writes in its own way.
 *
 * @param theirs as it stands in the document; empty where they leave it out
 * @param ours as canonical records hold it
 */
record Prefix(String theirs, String ours) implements TextStep {

  @Override
  public String read(String text, String at) {
    if (!text.startsWith(theirs)) {
      throw new Misfit(Fault.VALUE_INVALID, at, "it does not begin with " + theirs);
    }
    return ours + text.substring(theirs.length());
  }

  @Override
  public String write(String text, String at) {
    if (!text.startsWith(ours)) {
      throw new Refused(
          Fault.VALUE_INVALID, at, "only what begins with " + ours + " can be written there");
    }
    return theirs + text.substring(ours.length());
  }
}
