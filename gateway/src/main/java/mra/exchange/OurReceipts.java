package mra.exchange;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import mra.audit.AuditLog;
import mra.audit.Event;
import mra.audit.Event.Kind;
import mra.cluster.Turns;
import mra.fault.Failpoint;
import mra.fault.Refused;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.KeptReceipt;
import mra.journal.Receipt;
import mra.journal.Receipt.SetAsideRecord;
import mra.journal.Receipt.Verdict;
import mra.journal.ReceiptXml;
import mra.journal.Receipts;
import mra.journal.ReconciliationRoot;
import mra.partner.PartnerProfile;
import mra.partner.Pull.Transport;
import mra.partner.Push;
import mra.registry.Operators;
import mra.trust.KeyRing;
import mra.trust.SealRecipe;
import mra.trust.Trust;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Our answers to the lists of partners: made after the commit that they tell of, kept as they were
 * signed, and sent until the partner has them.
 */
public final class OurReceipts {
  private static final Logger LOG = LoggerFactory.getLogger(OurReceipts.class);
  private static final int AT_ONCE = 100;

  private final Trust trust;
  private final KeyRing keys;
  private final TransactionTemplate transaction;
  private final Journal journal;
  private final Receipts receipts;
  private final Operators operators;
  private final AuditLog audit;
  private final Turns turns;
  private final String own;
  private final Clock clock;

  /**
   * @param own id of our own programme
   */
  public OurReceipts(
      Trust trust,
      KeyRing keys,
      TransactionTemplate transaction,
      Journal journal,
      Receipts receipts,
      Operators operators,
      AuditLog audit,
      Turns turns,
      String own,
      Clock clock) {
    this.trust = trust;
    this.keys = keys;
    this.transaction = transaction;
    this.journal = journal;
    this.receipts = receipts;
    this.operators = operators;
    this.audit = audit;
    this.turns = turns;
    this.own = own;
    this.clock = clock;
  }

  /**
   * Answers everything of a partner that is not answered yet, on one node at a time, so that no
   * receipt is sent twice. What cannot be sent now stays owed; the list itself is decided whatever
   * happens here.
   */
  public void answer(PartnerProfile partner, ProducerTemplate camel) {
    var push = partner.push();
    if (push == null || !push.isConnected() || !isAnswered(partner, push)) {
      return;
    }
    try (var turn = turns.take("receipts " + partner.id())) {
      journal.unanswered(partner.id(), AT_ONCE).forEach(exchange -> make(exchange, partner));
      for (var receipt : receipts.owed(partner.id(), AT_ONCE)) {
        send(receipt, partner, push, camel);
      }
    } catch (Refused failure) {
      LOG.warn("Receipts for {} stay owed: {}", partner.id(), failure.getMessage());
    } catch (RuntimeException failure) {
      LOG.warn("Receipts for {} stay owed", partner.id(), failure);
    }
  }

  /**
   * The answer to one exchange, made now unless it is kept already. Who hands it out says so by
   * {@link #had}; until then it stays owed.
   *
   * @return empty where none is owed: nobody proved to be the sender of a list
   */
  Optional<KeptReceipt> of(ExchangeRecord exchange, PartnerProfile partner) {
    make(exchange, partner);
    return receipts.of(exchange.id());
  }

  /** The partner has it. */
  void had(KeptReceipt receipt) {
    receipts.sent(receipt, clock.instant());
  }

  /** By HTTPS receipts have an address of their own, which a partner may not have given. */
  private static boolean isAnswered(PartnerProfile partner, Push push) {
    return switch (push.over()) {
      case HTTPS, SERVE -> partner.receipts().to() != null;
      case SOAP, SFTP, DROP -> true;
    };
  }

  private void make(ExchangeRecord exchange, PartnerProfile partner) {
    transaction.executeWithoutResult(status -> {
      // Looked for before anybody else's turn, it may be answered by now.
      if (journal.answered(exchange.id())) {
        var decided = journal.decidedBy(exchange);
        // In parallel copies of one message the first may not be answered yet.
        decided.flatMap(journal::find).ifPresent(first -> make(first, partner));
        // The same message again gets the same answer again.
        if (decided.isEmpty() || !receipts.repeat(decided.get(), exchange.id())) {
          makeNew(exchange, partner);
        }
      }
      Failpoint.BEFORE_RECEIPT.pass();
    });
  }

  private void makeNew(ExchangeRecord exchange, PartnerProfile partner) {
    int before = receipts.all(exchange.id()).size();
    var receipt = receipt(exchange, Objects.requireNonNull(exchange.ending()), before);
    var signed = trust.sign(recipe(partner), ReceiptXml.write(receipt));
    receipts.keep(exchange.id(), receipt, signed);
    var facts = Evidence.of(exchange, receipt, signed);
    audit.append(new Event(Kind.RECEIPT_GIVEN, clock.instant(), facts));
  }

  /** A list that was held is answered again, by a receipt of its own. */
  private static String id(ExchangeRecord exchange, int before) {
    return before == 0 ? exchange.id().toString() : exchange.id() + "-" + (before + 1);
  }

  private Receipt receipt(ExchangeRecord exchange, Ending ending, int before) {
    var header = Objects.requireNonNull(exchange.header());
    var fault = ending.fault();
    var verdict = Verdict.of(ending.outcome());
    return new Receipt(
        id(exchange, before),
        own,
        exchange.partner(),
        header.document(),
        header.type(),
        header.sequence(),
        Objects.requireNonNull(exchange.body()).sha256(),
        exchange.contentDigest(),
        verdict,
        fault == null ? null : fault.code(),
        ending.where().isEmpty() ? null : ending.where(),
        ending.detail().isEmpty() ? null : ending.detail(),
        ending.counts(),
        journal.setAsideIn(exchange.id(), Receipt.SET_ASIDE_MAX).stream()
            .map(SetAsideRecord::of)
            .toList(),
        verdict.isGood() ? root(exchange, ending) : null,
        ending.at());
  }

  /** Over what we hold of the partner since this list, whatever came later. */
  private ReconciliationRoot.Result root(ExchangeRecord exchange, Ending ending) {
    var root = new ReconciliationRoot();
    operators.heldAfter(
        exchange.partner(), exchange.id(), ending.at(), version -> root.add(version.operator()));
    return root.finish();
  }

  private void send(
      KeptReceipt receipt, PartnerProfile partner, Push push, ProducerTemplate camel) {
    var over = push.over();
    var body =
        over == Transport.SOAP
            ? receipt.signed()
            : trust.encrypt(recipe(partner), receipt.signed());
    var answered =
        camel.request(
            "direct:receipt-" + Line.name(partner),
            exchange -> exchange.getMessage().setBody(new SealedReceipt(receipt, body)));
    if (answered.getException() == null) {
      receipts.sent(receipt, clock.instant());
      Failpoint.AFTER_RECEIPT.pass();
    } else {
      var refused = TransportFaults.of(answered.getException(), push.line());
      receipts.failed(receipt, refused.fault());
      throw refused;
    }
  }

  private SealRecipe recipe(PartnerProfile partner) {
    var terms = Objects.requireNonNull(partner.trust());
    return SealRecipe.list(terms, keys.key(terms.ours()));
  }
}
