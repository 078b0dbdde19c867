package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import mra.trust.Spool;
import mra.trust.Trust;

/** What an administration does with what we send: lists and receipts. */
record Counter(InTray lists, OurReceipts receipts) {

  /**
   * @param folder of this administration, which outlives the process
   */
  static Counter of(
      Administration administration,
      Sealer sealer,
      Credentials credentials,
      Path folder,
      Clock clock)
      throws IOException {
    var home = HomeProfile.seenBy(administration, credentials.gateway());
    var trust = new Trust(credentials.of(administration), Spool.in(folder.resolve("spool")), clock);
    var desk = new ReceiptDesk(administration, sealer, trust, clock);
    var reader = TheirReader.of(administration);
    return new Counter(
        new InTray(reader, home, trust, new TheirBooks(folder), desk, clock),
        new OurReceipts(administration, home, trust, folder.resolve("receipts")));
  }
}
