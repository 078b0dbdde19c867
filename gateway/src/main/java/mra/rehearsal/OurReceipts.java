package mra.rehearsal;

import static mra.fault.Fault.HEADER_INVALID;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mra.fault.Refused;
import mra.journal.Receipt;
import mra.journal.ReceiptXml;
import mra.partner.PartnerProfile;
import mra.trust.Trust;

/** Our receipts for an administration's lists, kept signed. */
final class OurReceipts {
  private final Player player;
  private final PartnerProfile home;
  private final Trust trust;
  private final Path folder;
  private volatile Break breaks = Break.NEVER;

  OurReceipts(Player player, PartnerProfile home, Trust trust, Path folder) throws IOException {
    this.player = player;
    this.home = home;
    this.trust = trust;
    this.folder = Files.createDirectories(folder);
  }

  void breakOff(Break where) {
    breaks = where;
  }

  boolean breaks(Break where) {
    return breaks == where;
  }

  /**
   * Keeps a receipt that came, sealed as the administration wants it.
   *
   * @throws Refused when it is not one of ours
   */
  synchronized void take(byte[] sealed) throws IOException {
    takeSigned(player.hasEnvelope() ? sealed : trust.decrypt(home, sealed));
  }

  /**
   * The same for one that came through a channel that encrypts.
   *
   * @throws Refused when it is not one of ours
   */
  synchronized void takeSigned(byte[] signed) throws IOException {
    var receipt = verified(signed);
    boolean ours = receipt.from().equals(HomeProfile.ID) && receipt.to().equals(player.id());
    if (!ours || !DocumentId.isOne(receipt.id())) {
      throw new Refused(HEADER_INVALID, "receipt", "it is not one of China's for them");
    }
    Files.write(folder.resolve(receipt.id() + ".p7s"), signed);
  }

  private Receipt verified(byte[] signed) {
    return ReceiptXml.read(trust.verify(home, signed).content());
  }

  /** By time; each is verified again. */
  synchronized List<Receipt> all() throws IOException {
    var all = new ArrayList<Receipt>();
    try (var files = Files.newDirectoryStream(folder, "*.p7s")) {
      for (var file : files) {
        all.add(verified(Files.readAllBytes(file)));
      }
    }
    all.sort(Comparator.comparing(Receipt::at).thenComparing(Receipt::id));
    return all;
  }
}
