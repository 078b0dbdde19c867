package mra;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import mra.journal.Ending;
import mra.journal.Outcome;
import mra.rehearsal.Administration;
import mra.rehearsal.Mischief;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exchanges with everybody, good ones and such that something is done to. */
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final long ENTERPRISES_CHANGED = 6;
  private static final long OPERATORS_CHANGED = 2;

  private Rounds() {}

  /** Changes our register and the partners', so that there is something to tell both ways. */
  static void change(Running running, Administration... partners) throws Exception {
    running.rehearsal().creditSystem().publish(ENTERPRISES_CHANGED);
    for (var partner : partners) {
      running.rehearsal().publish(partner, OPERATORS_CHANGED, Mischief.NONE);
    }
  }

  /** One exchange each way with everybody, as {@code ./mra run --once} does; all end well. */
  static void good(Running running) throws Exception {
    good(running, Administration.values());
  }

  static void good(Running running, Administration... partners) throws Exception {
    expectGood(running.fetch("CN").ending());
    for (var partner : partners) {
      expectGood(running.fetch(partner).ending());
    }
    for (var partner : partners) {
      running.tell(partner).forEach(sent -> expectGood(requireNonNull(sent.ending())));
    }
  }

  /** One exchange each way with a partner, while clearance cannot be told. */
  static void goodWithoutClearance(Running running, Administration partner) throws Exception {
    expectGood(requireNonNull(running.pull("CN").ending()));
    expectGood(requireNonNull(running.pull(partner.name()).ending()));
    running.tell(partner).forEach(sent -> expectGood(requireNonNull(sent.ending())));
  }

  private static void expectGood(Ending ending) {
    assertThat(ending.outcome()).as("%s", ending).isIn(Outcome.APPLIED, Outcome.UNCHANGED);
  }

  /** One exchange each way with a partner, each of which may fail. */
  static void attempt(Running running, Administration partner) {
    attempt(() -> running.fetch("CN"));
    attempt(() -> running.fetch(partner));
    attempt(() -> running.tell(partner));
  }

  private static void attempt(Callable<?> exchange) {
    try {
      exchange.call();
    } catch (Exception inTheMiddle) {
      LOG.info("The exchange failed, as it may", inTheMiddle);
    }
  }
}
