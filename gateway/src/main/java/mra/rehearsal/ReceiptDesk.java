package mra.rehearsal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import mra.journal.Counts;
import mra.journal.Receipt;
import mra.journal.ReceiptXml;
import mra.journal.ReconciliationRoot;
import mra.trust.Trust;
import org.jspecify.annotations.Nullable;

/** Writes and signs an administration's answers to us, and spoils them where it misbehaves. */
final class ReceiptDesk {
  private final Player player;
  private final Sealer sealer;
  private final Trust trust;
  private final Clock clock;

  ReceiptDesk(Player player, Sealer sealer, Trust trust, Clock clock) {
    this.player = player;
    this.sealer = sealer;
    this.trust = trust;
    this.clock = clock;
  }

  /**
   * @param list null when it did not read
   * @param copy what is held since
   */
  Receipt write(
      Submission submission,
      @Nullable TheirList list,
      TheirVerdict verdict,
      Counts counts,
      TheirCopy copy) {
    var fault = verdict.fault();
    return new Receipt(
        id(submission),
        player.id(),
        HomeProfile.ID,
        submission.document(),
        list == null ? null : list.type(),
        list == null ? OptionalLong.empty() : OptionalLong.of(list.sequence()),
        submission.received(),
        submission.content(),
        verdict.verdict(),
        fault == null ? null : fault.code(),
        null,
        fault == null ? null : verdict.detail(),
        counts,
        List.of(),
        copy.root(Optional.empty()),
        clock.instant());
  }

  /** The same again for the same list. */
  private String id(Submission submission) {
    var name = player.id() + " " + submission.document() + " " + submission.content();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** As it travels: within an encrypted envelope, or encrypted by itself. */
  byte[] seal(Receipt receipt, Reception reception, TheirCopy copy) {
    var said =
        switch (reception) {
          case RECEIPT_FOR_OTHER_CONTENT ->
              of(receipt, receipt.receivedDigest(), "0".repeat(64), receipt.root());
          case RECEIPT_FOR_UNKNOWN_DOCUMENT -> ofUnknown(receipt);
          case WRONG_ROOT ->
              of(receipt, receipt.receivedDigest(), receipt.contentDigest(), wrong(copy));
          default -> receipt;
        };
    var recipe = sealer.recipe(signing(reception));
    var signed = trust.sign(recipe, ReceiptXml.write(said));
    return player.hasEnvelope() ? signed : trust.encrypt(recipe, signed);
  }

  /** Before anybody waits for it. */
  void prepare(Reception reception) {
    sealer.prepare(signing(reception));
  }

  private static Mischief signing(Reception reception) {
    return reception == Reception.WRONG_RECEIPT_SIGNATURE
        ? Mischief.WRONG_SIGNATURE
        : Mischief.NONE;
  }

  private static ReconciliationRoot.Result wrong(TheirCopy copy) {
    var held = copy.operators();
    return copy.root(held.isEmpty() ? Optional.empty() : Optional.of(held.firstKey()));
  }

  /** The same answer to the same content, which was sealed anew. */
  static Receipt forBytes(Receipt receipt, String received) {
    return of(receipt, received, receipt.contentDigest(), receipt.root());
  }

  private static Receipt ofUnknown(Receipt receipt) {
    return of(
        receipt,
        receipt.document() + "-9",
        receipt.receivedDigest(),
        receipt.contentDigest(),
        receipt.root());
  }

  private static Receipt of(
      Receipt receipt,
      String received,
      @Nullable String content,
      ReconciliationRoot.@Nullable Result root) {
    return of(receipt, receipt.document(), received, content, root);
  }

  private static Receipt of(
      Receipt receipt,
      String document,
      String received,
      @Nullable String content,
      ReconciliationRoot.@Nullable Result root) {
    return new Receipt(
        receipt.id(),
        receipt.from(),
        receipt.to(),
        document,
        receipt.type(),
        receipt.sequence(),
        received,
        content,
        receipt.verdict(),
        receipt.fault(),
        receipt.where(),
        receipt.detail(),
        receipt.counts(),
        receipt.setAside(),
        root,
        receipt.at());
  }
}
