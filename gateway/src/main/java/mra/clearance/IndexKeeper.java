package mra.clearance;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import mra.cluster.Trouble;
import mra.partner.LifeState;
import mra.recognition.Part;
import mra.recognition.RecognitionIndex;
import mra.registry.Operators;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Keeps the recognition index equal to the registry: built at start, one step further after each
 * list, compared from time to time so that a lost notification heals, another node's included. It
 * holds nothing of partners that clearance does not see. The states of partners are looked up every
 * half second: no node may go on recognising.
 */
public final class IndexKeeper implements AutoCloseable {
  /** The notice that a partner came to another state. */
  public static final String MOVED = "moved";

  private static final Duration COMPARE_EVERY = Duration.ofSeconds(5);
  private static final Duration TIDY_EVERY = Duration.ofSeconds(20);
  private static final Duration LOOK_FOR_STATES_EVERY = Duration.ofMillis(500);

  private static final String COMPARING = "comparing";
  private static final String STATES = "states";
  private static final String SHOWING = "showing ";

  private final Operators operators;
  private final Supplier<Map<String, LifeState>> states;
  private final Object looking = new Object();
  private final Map<String, HeldPart> parts = new ConcurrentHashMap<>();
  private final Trouble trouble =
      new Trouble(LoggerFactory.getLogger(IndexKeeper.class), "Keeping the index");
  private final Closing closing = new Closing();
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();

  /** As they are in the database, and as answers know them. */
  private volatile Map<String, LifeState> wanted = Map.of();

  private volatile Map<String, LifeState> known = Map.of();
  private volatile RecognitionIndex index = RecognitionIndex.empty();

  /**
   * Holds nothing before {@link #start}.
   *
   * @param states of all partners now; who is not among them is not seen
   */
  public IndexKeeper(Operators operators, Supplier<Map<String, LifeState>> states) {
    this.operators = operators;
    this.states = states;
  }

  /** Returns when the index is complete. */
  public void start() {
    lookForStates();
    compare();
    thread.execute(() -> fromTimeToTime(COMPARE_EVERY, COMPARING, this::compare));
    thread.execute(() -> fromTimeToTime(TIDY_EVERY, "tidying", this::tidy));
    // Apart, because comparing may have to read a large partner again.
    thread.execute(() -> fromTimeToTime(LOOK_FOR_STATES_EVERY, STATES, this::heardOfMoves));
  }

  /** The index of this moment, immutable. */
  public RecognitionIndex index() {
    return index;
  }

  /** Returns when answers rest on the list; called after its commit, on whichever node. */
  public void applied(AppliedList list) {
    update(list.partner(), part -> part.after(list));
  }

  /** Takes in what another node tells, beside whatever else is being taken in. */
  public void heard(String notice) {
    if (notice.equals(MOVED)) {
      trouble.attempt(STATES, this::heardOfMoves);
    } else {
      // What fails here the next comparison heals.
      thread.execute(() -> trouble.attempt(COMPARING, () -> applied(AppliedList.of(notice))));
    }
  }

  /** Returns when answers know the state of each partner, and the operators of those now seen. */
  public void lookForStates() {
    newlySeen().forEach(this::show);
  }

  /**
   * The same by the clock, or when another node tells of a move: nobody waits for large partners to
   * be read.
   */
  private void heardOfMoves() {
    var newly = newlySeen();
    trouble.over(
        step -> step.startsWith(SHOWING) && !newly.contains(step.substring(SHOWING.length())));
    newly.forEach(
        partner -> thread.execute(() -> trouble.attempt(SHOWING + partner, () -> show(partner))));
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
    var held = held(partner);
    // Each partner waits for itself only: rebuilding a large one does not hold up the others.
    synchronized (held) {
      if (isSeen(partner, known)) {
        swapIn(partner, change.apply(held));
      }
    }
  }

  /**
   * Takes in every state that takes something away, at once. Those whose operators have to be read
   * first stay unseen until they are.
   */
  private Set<String> newlySeen() {
    // Held while reading, so that what was read earlier does not come in later.
    synchronized (looking) {
      wanted = states.get();
      var newly = new TreeSet<String>();
      var now = new HashMap<>(wanted);
      for (var partner : wanted.keySet()) {
        if (isSeen(partner, wanted) && !isSeen(partner, known)) {
          now.put(partner, known.getOrDefault(partner, LifeState.DRAFT));
          newly.add(partner);
        }
      }
      take(now);
      return newly;
    }
  }

  /** Its operators and its state come in as one; a list that comes meanwhile waits. */
  private void show(String partner) {
    var held = held(partner);
    synchronized (held) {
      var part = operators.partner(partner).isEmpty() ? null : held.equalToRegistry();
      show(partner, part);
    }
  }

  private synchronized void show(String partner, @Nullable Part part) {
    // It may have been moved once more while its operators were read.
    if (isSeen(partner, wanted)) {
      var now = new HashMap<>(known);
      now.put(partner, wanted.getOrDefault(partner, LifeState.DRAFT));
      known = now;
      var shown = index.in(now);
      index = part == null ? shown : shown.with(partner, part);
    }
  }

  private synchronized void take(Map<String, LifeState> now) {
    if (!known.equals(now)) {
      known = now;
      index = index.in(now);
      parts.keySet().removeIf(partner -> !isSeen(partner, now));
    }
  }

  private HeldPart held(String partner) {
    return parts.computeIfAbsent(partner, name -> new HeldPart(operators, name));
  }

  private static boolean isSeen(String partner, Map<String, LifeState> in) {
    return in.getOrDefault(partner, LifeState.DRAFT).seen();
  }

  private synchronized void swapIn(String partner, Part part) {
    if (isSeen(partner, known) && index.part(partner) != part) {
      index = index.with(partner, part);
    }
  }

  private void fromTimeToTime(Duration pause, String step, Runnable look) {
    try {
      while (!closing.after(pause)) {
        trouble.attempt(step, look);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void compareOrSay() {
    trouble.attempt(COMPARING, this::compare);
  }
}
