package mra.rehearsal;

import java.io.IOException;
import mra.fault.Refused;
import mra.trust.Content;

/**
 * Reads our list as an administration does, with words and checks of its own. Deliberately knows
 * nothing of the gateway's mapping and formats, so that an error there is found here.
 */
interface TheirReader {
  /**
   * Reads the whole list; one bad record spoils it.
   *
   * @throws Refused saying why it will not be taken
   */
  TheirList read(Content content) throws IOException;

  static TheirReader of(Administration administration) {
    return switch (administration) {
      case EU -> new EuListReader();
      case HK -> new HkListReader();
      case MO -> new MoListReader();
    };
  }
}
