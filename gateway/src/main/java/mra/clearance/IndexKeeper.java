package mra.clearance;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import mra.recognition.Part;
import mra.recognition.RecognitionIndex;
import mra.registry.Operators;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the recognition index equal to the registry: built at start, one step further after each
 * list, compared from time to time so that a lost notification heals, another node's included.
 */
public final class IndexKeeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IndexKeeper.class);
  private static final Duration COMPARE_EVERY = Duration.ofSeconds(5);

  private final Operators operators;
  private final Map<String, HeldPart> parts = new ConcurrentHashMap<>();
  private final Closing closing = new Closing();
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
  private volatile RecognitionIndex index = RecognitionIndex.empty();

  /** Holds nothing before {@link #start}. */
  public IndexKeeper(Operators operators) {
    this.operators = operators;
  }

  /** Returns when the index is complete. */
  public void start() {
    compare();
    thread.execute(this::compareFromTimeToTime);
  }

  /** The index of this moment, immutable. */
  public RecognitionIndex index() {
    return index;
  }

  /** Returns when answers rest on the list; called after its commit. */
  public void applied(AppliedList list) {
    update(list.partner(), part -> part.after(list));
  }

  @Override
  public void close() {
    closing.end(thread);
  }

  void compare() {
    for (var partner : operators.partners()) {
      update(partner.partner(), HeldPart::equalToRegistry);
    }
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

  private void compareFromTimeToTime() {
    try {
      while (!closing.after(COMPARE_EVERY)) {
        compareOrSay();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever goes wrong once must not be the end of comparing. */
  void compareOrSay() {
    try {
      compare();
    } catch (RuntimeException failure) {
      log.warn("The index could not be compared with the registry", failure);
    }
  }
}
