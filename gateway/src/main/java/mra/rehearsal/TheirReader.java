package mra.rehearsal;

import java.io.IOException;
import mra.fault.Refused;
import mra.trust.Opened;

/** Reads our list as an administration does. */
interface TheirReader {
  /**
   * Reads the whole list; one bad record spoils it.
   *
   * @throws Refused saying why it will not be taken
   */
  TheirList read(Opened opened) throws IOException;

  /**
   * With words and checks of their own. They deliberately know nothing of the gateway's mapping and
   * formats, so that an error there is found here.
   */
  static TheirReader of(Administration administration) {
    return switch (administration) {
      case EU -> new EuListReader();
      case HK -> new HkListReader();
      case MO -> new MoListReader();
    };
  }
}
