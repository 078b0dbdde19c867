package mra.rehearsal;

import static mra.fault.Fault.HEADER_INVALID;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
  private final Onlooker onlooker;
  private volatile Break breaks = Break.NEVER;

  /**
   * @param onlooker is told what each says
   */
  OurReceipts(Player player, PartnerProfile home, Trust trust, Path folder, Onlooker onlooker)
      throws IOException {
    this.player = player;
    this.home = home;
    this.trust = trust;
    this.folder = Files.createDirectories(folder);
    this.onlooker = onlooker;
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
    watched(player.hasEnvelope() ? () -> keep(sealed) : () -> keep(trust.decrypt(home, sealed)));
  }

  /**
   * The same for one that came through a channel that encrypts.
   *
   * @throws Refused when it is not one of ours
   */
  synchronized void takeSigned(byte[] signed) throws IOException {
    watched(() -> keep(signed));
  }

  private interface Taking {
    Receipt take() throws IOException;
  }

  private void watched(Taking taking) throws IOException {
    try {
      onlooker.see(sighting(Sight.RECEIPT, taking.take()));
    } catch (Refused notOurs) {
      onlooker.see(
          Sighting.of(Sight.RECEIPT_NOT_OPENED)
              .with("fault", notOurs.fault().code())
              .with("detail", notOurs.fault().what()));
      throw notOurs;
    }
  }

  /** What a receipt says. */
  static Sighting sighting(Sight sight, Receipt receipt) {
    return Sighting.of(sight)
        .with("document", receipt.document())
        .with("verdict", receipt.verdict().name())
        .with("fault", Objects.requireNonNullElse(receipt.fault(), ""))
        .with("detail", Objects.requireNonNullElse(receipt.detail(), ""));
  }

  private Receipt keep(byte[] signed) throws IOException {
    var receipt = verified(signed);
    boolean ours = receipt.from().equals(HomeProfile.ID) && receipt.to().equals(player.id());
    if (!ours || !DocumentId.isOne(receipt.id())) {
      throw new Refused(HEADER_INVALID, "receipt", "it is not one of China's for them");
    }
    Files.write(folder.resolve(receipt.id() + ".p7s"), signed);
    return receipt;
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
