package mra.clearance;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import mra.recognition.Part;
import mra.recognition.RecognitionIndex;
import mra.registry.Operators;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the recognition index equal to the registry: built at start, one step further after each
 * list, compared from time to time so that a lost notification heals, another node's included.
 * Which partners are paused is looked up every half second: no node may go on recognising.
 */
public final class IndexKeeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IndexKeeper.class);
  private static final Duration COMPARE_EVERY = Duration.ofSeconds(5);
  private static final Duration TIDY_EVERY = Duration.ofSeconds(20);
  private static final Duration LOOK_FOR_PAUSES_EVERY = Duration.ofMillis(500);

  private final Operators operators;
  private final Supplier<Set<String>> paused;
  private final Object pausing = new Object();
  private final Map<String, HeldPart> parts = new ConcurrentHashMap<>();
  private final Closing closing = new Closing();
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
  private volatile RecognitionIndex index = RecognitionIndex.empty();

  /**
   * Holds nothing before {@link #start}.
   *
   * @param paused ids of the partners that are paused now
   */
  public IndexKeeper(Operators operators, Supplier<Set<String>> paused) {
    this.operators = operators;
    this.paused = paused;
  }

  /** Returns when the index is complete. */
  public void start() {
    compare();
    lookForPauses();
    thread.execute(() -> fromTimeToTime(COMPARE_EVERY, this::compare));
    thread.execute(() -> fromTimeToTime(TIDY_EVERY, this::tidy));
    // Apart, because comparing may have to read a large partner again.
    thread.execute(() -> fromTimeToTime(LOOK_FOR_PAUSES_EVERY, this::lookForPauses));
  }

  /** The index of this moment, immutable. */
  public RecognitionIndex index() {
    return index;
  }

  /** Returns when answers rest on the list; called after its commit, on whichever node. */
  public void applied(AppliedList list) {
    update(list.partner(), part -> part.after(list));
  }

  /** Takes in what another node applied, beside whatever else is being taken in. */
  public void heard(AppliedList list) {
    thread.execute(() -> orSay(() -> applied(list)));
  }

  /** Returns when answers know which partners are paused. */
  public void lookForPauses() {
    // Held while reading, so that what was read earlier does not come in later.
    synchronized (pausing) {
      swapIn(paused.get());
    }
  }

  @Override
  public void close() {
    closing.end(thread);
  }

  /** Returns when answers rest on what the registry holds. */
  public void compare() {
    for (var partner : operators.partners()) {
      update(partner.partner(), HeldPart::equalToRegistry);
    }
  }

  /** Gathers what lists changed, with nobody waiting for it: not even the next list. */
  public void tidy() {
    parts.forEach((partner, held) -> {
      var from = index.part(partner);
      if (from != null) {
        var tidied = from.tidied();
        synchronized (held) {
          swapIn(partner, held.become(tidied, from));
        }
      }
    });
  }

  private void update(String partner, Function<HeldPart, Part> change) {
    var held = parts.computeIfAbsent(partner, name -> new HeldPart(operators, name));
    // Each partner waits for itself only: rebuilding a large one does not hold up the others.
    synchronized (held) {
      swapIn(partner, change.apply(held));
    }
  }

  private synchronized void swapIn(String partner, Part part) {
    if (index.part(partner) != part) {
      index = index.with(partner, part);
    }
  }

  private synchronized void swapIn(Set<String> pausedNow) {
    if (!index.paused().equals(pausedNow)) {
      index = index.pausing(pausedNow);
    }
  }

  private void fromTimeToTime(Duration pause, Runnable look) {
    try {
      while (!closing.after(pause)) {
        orSay(look);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void compareOrSay() {
    orSay(this::compare);
  }

  /** Whatever goes wrong once must not be the end of comparing. */
  private static void orSay(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException failure) {
      log.warn("The index could not be compared with the registry", failure);
    }
  }
}
