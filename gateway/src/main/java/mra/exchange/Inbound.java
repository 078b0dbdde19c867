package mra.exchange;

import java.util.function.Function;
import mra.canonical.ListHeader;
import mra.canonical.OperatorStream;
import mra.fault.Failpoint;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.Document;
import mra.journal.Identified;
import mra.journal.Identity;
import mra.journal.Journal;
import mra.journal.Way;
import mra.mapping.Mappings;
import mra.partner.PartnerProfile;
import mra.registry.Registry;
import mra.registry.Staged;
import mra.trust.Opened;
import mra.trust.Received;
import mra.trust.Trust;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The steps of a list's way in that need to know which exchange they belong to. */
public final class Inbound {
  private final Trust trust;
  private final Function<PartnerProfile, Mappings> mappings;
  private final Registry registry;
  private final Journal journal;
  private final Commit commit;

  /**
   * @param mappings the tables of the version that a profile is of
   */
  public Inbound(
      Trust trust,
      Function<PartnerProfile, Mappings> mappings,
      Registry registry,
      Journal journal,
      Commit commit) {
    this.trust = trust;
    this.mappings = mappings;
    this.registry = registry;
    this.journal = journal;
    this.commit = commit;
  }

  /** Received to Opened: MAC, signature and path held, but for what a person gave by hand. */
  void open(Exchange exchange) {
    var received = exchange.getMessage().getBody(Received.class);
    var opened = opened(exchange, received);
    exchange.setProperty(Letter.OPENED, opened);
    journal.opened(Letter.id(exchange), opened.contentDigest(), opened.signer());
    Failpoint.AFTER_OPEN.pass();
    exchange.getMessage().setBody(opened);
  }

  private Opened opened(Exchange exchange, Received received) {
    if (Letter.isPlain(exchange)) {
      return trust.local(received.from(), received.raw(), received.at());
    }
    return Letter.delivery(exchange) == null ? trust.open(received) : trust.delivered(received);
  }

  /** Opened to Document: the header is there. */
  void read(Exchange exchange) {
    var opened = exchange.getMessage().getBody(Opened.class);
    var document = tables(exchange).formats().read(opened, Letter.document(exchange));
    exchange.getMessage().setBody(document);
  }

  /** Document to OperatorStream, unless the document was answered before. */
  void translate(Exchange exchange) {
    var list = operators(exchange.getMessage().getBody(Document.class), tables(exchange));
    journal.read(Letter.id(exchange), list.header());
    expectName(Letter.travelsAs(exchange), list.header());
    var identity = identity(exchange, list);
    switch (journal.look(Letter.id(exchange), identity)) {
      case Identified.New first -> exchange.getMessage().setBody(list);
      case Identified.OtherContent other -> throw Commit.taken(identity, other);
      case Identified.Known known -> {
        commit.repeat(Letter.id(exchange), known);
        Letter.decided(exchange);
        exchange.getMessage().setBody(null);
      }
    }
  }

  /** OperatorStream to Staged: counts, trailer and every record proven; no lock is held. */
  void stage(Exchange exchange) {
    var opened = exchange.getProperty(Letter.OPENED, Opened.class);
    var document = Letter.document(exchange);
    var tables = tables(exchange);
    var staged =
        registry.stage(
            Letter.id(exchange),
            Letter.from(exchange),
            () -> operators(tables.formats().read(opened, document), tables));
    exchange.setProperty(Letter.STAGED, staged);
    exchange.getMessage().setBody(staged);
  }

  void commit(Exchange exchange) {
    var staged = exchange.getMessage().getBody(Staged.class);
    var opened = exchange.getProperty(Letter.OPENED, Opened.class);
    var inForce =
        commit.list(
            staged,
            new Identity(
                staged.from().id(), Way.IN, staged.header().document(), opened.contentDigest()));
    Letter.decided(exchange);
    inForce.ifPresent(commit::tell);
  }

  /** Jobs are no operators; what they do to some goes the same way. */
  private OperatorStream operators(Document document, Mappings tables) {
    return tables.isJobs(document.name())
        ? registry.effectsOf(tables.toJobs(document), document.from())
        : tables.toOperators(document);
  }

  private Mappings tables(Exchange exchange) {
    return mappings.apply(Letter.from(exchange));
  }

  /** A signed envelope names what it brings. */
  private static void expectName(@Nullable String name, ListHeader list) {
    if (name != null && !name.equals(list.document())) {
      throw new Refused(Fault.HEADER_INVALID, "id", "it travelled as " + name);
    }
  }

  private static Identity identity(Exchange exchange, OperatorStream list) {
    var opened = exchange.getProperty(Letter.OPENED, Opened.class);
    return new Identity(
        opened.from().id(), Way.IN, list.header().document(), opened.contentDigest());
  }
}
