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
  static Counter of(Player player, TheirReader reader, Sealer sealer, Path folder, Clock clock)
      throws IOException {
    return of(player, reader, sealer, folder, Onlooker.NOBODY, clock);
  }

  /**
   * @param folder of this administration, which outlives the process
   * @param onlooker is told what becomes of each
   */
  static Counter of(
      Player player, TheirReader reader, Sealer sealer, Path folder, Onlooker onlooker, Clock clock)
      throws IOException {
    var home = HomeProfile.seenBy(player);
    var trust = new Trust(player.theirs(), Spool.in(folder.resolve("spool")), clock);
    var desk = new ReceiptDesk(player, sealer, trust, clock);
    return new Counter(
        new InTray(reader, home, trust, new TheirBooks(folder), desk, onlooker, clock),
        new OurReceipts(player, home, trust, folder.resolve("receipts"), onlooker));
  }
}
