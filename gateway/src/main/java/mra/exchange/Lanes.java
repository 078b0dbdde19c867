package mra.exchange;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import mra.cluster.Turns;
import mra.cluster.Turns.Turn;
import mra.journal.Way;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs exchanges one after the other in each lane, on whichever nodes. */
public final class Lanes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

  private final Turns turns;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public Lanes(Turns turns) {
    this.turns = turns;
  }

  /** What does not wait for one another. */
  record Lane(String partner, Way way, boolean urgent) {
    private String running() {
      return "exchange %s %s%s".formatted(partner, way, urgent ? " urgent" : "");
    }

    private String next() {
      return running() + " next";
    }
  }

  /** Waits for the lane, and for the end. */
  <T> T inTurn(Lane lane, Supplier<T> exchange) {
    try (var turn = turns.take(lane.running())) {
      return exchange.get();
    }
  }

  /**
   * Runs it as soon as the lane is free.
   *
   * @return false when one runs and one waits: a further one would fetch nothing that the waiting
   *     one does not
   */
  boolean start(Lane lane, Runnable exchange) {
    var running = turns.tryTake(lane.running());
    var next = running.isPresent() ? Optional.<Turn>empty() : turns.tryTake(lane.next());
    if (running.isEmpty() && next.isEmpty()) {
      return false;
    }
    threads.execute(() -> {
      try (var turn = running.orElseGet(() -> whenItComes(lane, next.orElseThrow()))) {
        exchange.run();
      } catch (RuntimeException failure) {
        LOG.warn("{} ended before it could be written down", lane.running(), failure);
      }
    });
    return true;
  }

  private Turn whenItComes(Lane lane, Turn next) {
    try (next) {
      return turns.take(lane.running());
    }
  }

  /** Sends away who waits, and waits for the end of who runs. */
  @Override
  public void close() {
    turns.stopWaiting();
    threads.close();
  }
}
