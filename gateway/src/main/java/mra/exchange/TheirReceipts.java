package mra.exchange;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import mra.audit.AuditLog;
import mra.audit.Event;
import mra.audit.Event.Kind;
import mra.canonical.ListType;
import mra.fault.Failpoint;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Departures;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.journal.Receipt;
import mra.journal.ReceiptXml;
import mra.journal.Receipts;
import mra.journal.ReconciliationRoot;
import mra.partner.PartnerProfile;
import mra.partner.Pull.Transport;
import mra.trust.SignedReceipt;
import mra.trust.Trust;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What partners answer to our lists: opened, matched with what was sent, kept as proof, and only
 * then believed.
 */
public final class TheirReceipts {
  private static final Logger LOG = LoggerFactory.getLogger(TheirReceipts.class);

  /** Codes named of those that may differ. */
  private static final int NAMED = 20;

  private final Trust trust;
  private final TransactionTemplate transaction;
  private final Journal journal;
  private final Departures departures;
  private final Receipts receipts;
  private final AuditLog audit;
  private final String own;
  private final Clock clock;

  /**
   * @param own id of our own programme
   */
  public TheirReceipts(
      Trust trust,
      TransactionTemplate transaction,
      Journal journal,
      Departures departures,
      Receipts receipts,
      AuditLog audit,
      String own,
      Clock clock) {
    this.trust = trust;
    this.transaction = transaction;
    this.journal = journal;
    this.departures = departures;
    this.receipts = receipts;
    this.audit = audit;
    this.own = own;
    this.clock = clock;
  }

  /**
   * Takes the receipt for a list.
   *
   * @param bytes as they came: encrypted for us, or within an envelope that was
   * @throws Refused E801 when it does not hold or is not for this list, which stays unanswered
   */
  void take(UUID exchange, PartnerProfile from, byte[] bytes) {
    var signed = proven(from, bytes);
    take(exchange, from, signed, read(signed));
  }

  private void take(UUID exchange, PartnerProfile from, SignedReceipt signed, Receipt receipt) {
    transaction.executeWithoutResult(status -> {
      departures.lock(from.id());
      var sent = journal.find(exchange).orElseThrow();
      expectMatch(sent, receipt, from);
      boolean isNew = receipts.received(exchange, receipt, signed.der(), clock.instant());
      if (isNew || sent.ending() == null) {
        end(sent, receipt, signed);
      }
      Failpoint.BEFORE_MATCH.pass();
    });
    Failpoint.AFTER_MATCH.pass();
  }

  /**
   * Keeps the receipt for a list that was answered before and went out once more.
   *
   * @param bytes null when there is none yet
   * @throws Refused E801 as {@link #take}
   */
  void keep(UUID exchange, PartnerProfile from, byte @Nullable [] bytes) {
    if (bytes != null) {
      var signed = proven(from, bytes);
      var receipt = read(signed);
      expectMatch(journal.find(exchange).orElseThrow(), receipt, from);
      receipts.received(exchange, receipt, signed.der(), clock.instant());
    }
  }

  /**
   * Takes a receipt that the partner brings by itself.
   *
   * @param document our id of the list that it answers
   * @throws Refused E704 when no such list went there
   */
  void take(PartnerProfile from, String document, byte[] bytes) {
    take(sentAs(from, document), from, bytes);
  }

  /**
   * Takes a receipt that came without an envelope, from whoever holds the partner's key. Until it
   * is proven nobody is told what was wrong inside, as for lists that are brought.
   *
   * @return the exchange that it answers, which it says itself
   * @throws Refused E801 when it does not hold, E704 when no such list went there
   */
  UUID takeBrought(PartnerProfile from, byte[] bytes) {
    SignedReceipt signed;
    try {
      signed = proven(from, bytes);
    } catch (Refused unproven) {
      LOG.warn("{} brings a receipt in vain: {}", from.id(), unproven.getMessage());
      throw new Refused(
          Fault.RECEIPT_UNUSABLE, "", "it is not signed by you and encrypted for us", unproven);
    }
    var receipt = read(signed);
    var exchange = sentAs(from, receipt.document());
    take(exchange, from, signed, receipt);
    return exchange;
  }

  private UUID sentAs(PartnerProfile from, String document) {
    return departures
        .sentAs(from.id(), document)
        .filter(sent -> from.push() != null)
        .orElseThrow(() -> new Refused(Fault.NOT_FOUND, "document " + document, ""));
  }

  private SignedReceipt proven(PartnerProfile from, byte[] bytes) {
    boolean enveloped = Objects.requireNonNull(from.push()).over() == Transport.SOAP;
    try {
      return trust.verify(from, enveloped ? bytes : trust.decrypt(from, bytes));
    } catch (Refused unproven) {
      throw unusable(from.id(), unproven);
    }
  }

  private static Receipt read(SignedReceipt signed) {
    try {
      return ReceiptXml.read(signed.content());
    } catch (Refused unreadable) {
      throw unusable("receipt", unreadable);
    }
  }

  private static Refused unusable(String where, Refused why) {
    var detail = "%s %s".formatted(why.fault().what(), why.detail()).strip();
    return new Refused(Fault.RECEIPT_UNUSABLE, where, detail, why);
  }

  /** Who signed proved who speaks; these prove of what. */
  private void expectMatch(ExchangeRecord sent, Receipt receipt, PartnerProfile from) {
    var header = Objects.requireNonNull(sent.header());
    expect("from", from.id(), receipt.from());
    expect("to", own, receipt.to());
    expect("document", header.document(), receipt.document());
    var content = receipt.contentDigest();
    if (content != null) {
      expect("contentDigest", Objects.requireNonNull(sent.contentDigest()), content);
    } else if (receipt.verdict().isGood()) {
      throw new Refused(
          Fault.RECEIPT_UNUSABLE, "contentDigest", "a list was taken that never opened");
    }
    if (Objects.requireNonNull(from.push()).over() != Transport.SOAP) {
      expect(
          "receivedDigest", Objects.requireNonNull(sent.body()).sha256(), receipt.receivedDigest());
    }
  }

  private static void expect(String what, String ours, String theirs) {
    if (!ours.equals(theirs)) {
      throw new Refused(Fault.RECEIPT_UNUSABLE, what, "it says " + theirs + ", sent was " + ours);
    }
  }

  private void end(ExchangeRecord sent, Receipt receipt, SignedReceipt signed) {
    var ending = receipt.verdict().isGood() ? taken(sent, receipt) : notTaken(sent, receipt);
    journal.finish(sent.id(), ending);
    audit.append(Evidence.of(journal.find(sent.id()).orElseThrow(), ending));
    audit.append(
        new Event(Kind.RECEIPT_TAKEN, ending.at(), Evidence.of(sent, receipt, signed.der())));
  }

  private Ending taken(ExchangeRecord sent, Receipt receipt) {
    departures.confirm(sent.id(), clock.instant());
    var counts = departures.counts(sent.id());
    var differing = differing(sent.partner(), receipt);
    if (differing.isEmpty()) {
      return Ending.sent(Outcome.APPLIED, counts, clock.instant());
    }
    departures.startOver(sent.id());
    return new Ending(
        Outcome.APPLIED,
        Fault.ROOTS_DIFFER,
        "",
        differing.size() + " of ours may differ there: " + named(differing),
        counts,
        clock.instant());
  }

  private Ending notTaken(ExchangeRecord sent, Receipt receipt) {
    var outcome =
        switch (receipt.verdict()) {
          case HELD -> Outcome.HELD;
          case SUPERSEDED -> Outcome.SUPERSEDED;
          default -> Outcome.REFUSED;
        };
    if (outcome != Outcome.HELD || isHeldForAnEarlierOne(sent)) {
      departures.startOver(sent.id());
    }
    var fault = outcome == Outcome.HELD ? Fault.LIST_HELD_THERE : Fault.LIST_REFUSED_THERE;
    var detail =
        "%s: %s %s"
            .formatted(
                receipt.verdict(),
                Objects.requireNonNullElse(receipt.fault(), ""),
                Objects.requireNonNullElse(receipt.detail(), ""))
            .strip();
    return new Ending(
        outcome,
        fault,
        Objects.requireNonNullElse(receipt.where(), ""),
        detail,
        departures.counts(sent.id()),
        clock.instant());
  }

  /** It misses one before it, which only a full list makes good; a full one waits for people. */
  private static boolean isHeldForAnEarlierOne(ExchangeRecord sent) {
    return Objects.requireNonNull(sent.header()).type() == ListType.DELTA;
  }

  /** Codes of ours in the parts of the list that are not the same on both sides. */
  private List<String> differing(String partner, Receipt receipt) {
    var theirs = receipt.root();
    if (theirs == null) {
      return List.of();
    }
    var root = new ReconciliationRoot();
    try (var all = departures.has(partner)) {
      all.forEach(root::add);
    }
    var ours = root.finish();
    if (ours.root().equals(theirs.root())) {
      return List.of();
    }
    var buckets = ours.differs(theirs);
    try (var all = departures.has(partner)) {
      return all.filter(operator -> buckets.contains(ReconciliationRoot.bucket(operator.code())))
          .map(operator -> operator.code().normalised())
          .toList();
    }
  }

  private static String named(List<String> codes) {
    var some = codes.stream().limit(NAMED).collect(Collectors.joining(", "));
    return codes.size() > NAMED ? some + " ..." : some;
  }
}
