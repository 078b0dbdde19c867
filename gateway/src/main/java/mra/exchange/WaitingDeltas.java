package mra.exchange;

import java.util.Objects;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.partner.Partners;
import mra.registry.Operators;
import mra.registry.Order;
import mra.registry.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets deltas go on that waited behind a full list or a gap, once there is nothing to wait for. */
public final class WaitingDeltas {
  private static final Logger LOG = LoggerFactory.getLogger(WaitingDeltas.class);

  private final Retakes retakes;
  private final Partners partners;
  private final Journal journal;
  private final Operators operators;
  private final Permits permits;

  public WaitingDeltas(
      Retakes retakes, Partners partners, Journal journal, Operators operators, Permits permits) {
    this.retakes = retakes;
    this.partners = partners;
    this.journal = journal;
    this.operators = operators;
    this.permits = permits;
  }

  /** Whatever goes wrong with one partner must not keep it from the others. */
  void look() {
    for (var partner : partners.all()) {
      try {
        goOn(partner.id());
      } catch (RuntimeException failure) {
        LOG.warn("Deltas of {} wait on", partner.id(), failure);
      }
    }
  }

  /** In their order, for each may be what the next one waits for. */
  void goOn(String partner) {
    if (!permits.exchanges(partner)) {
      return;
    }
    for (var waiting : journal.held().waiting(partner)) {
      if (!waitsStill(waiting)) {
        retakes.take(waiting);
      }
    }
  }

  private boolean waitsStill(ExchangeRecord delta) {
    var header = Objects.requireNonNull(delta.header());
    var from = partners.byId(delta.partner());
    boolean fullHeld = journal.held().hasFull(delta.partner());
    return operators
        .partner(delta.partner())
        .map(state -> Order.judge(state, from, header, fullHeld) instanceof Verdict.Hold)
        .orElse(true);
  }
}
