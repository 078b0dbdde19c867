package mra.rehearsal;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Counts what an administration sees, and passes it on. */
final class Tallied implements Onlooker {
  private final Onlooker next;
  private final Consumer<String> fetched;
  private final Map<Sight, Integer> times = new EnumMap<>(Sight.class);

  /**
   * @param fetched hears the id of each list that was fetched whole
   */
  Tallied(Onlooker next, Consumer<String> fetched) {
    this.next = next;
    this.fetched = fetched;
  }

  @Override
  public void see(Sighting seen) {
    synchronized (this) {
      times.merge(seen.sight(), 1, Integer::sum);
      next.see(seen);
    }
    if (seen.sight() == Sight.FETCHED) {
      fetched.accept(String.valueOf(seen.facts().get("document")));
    }
  }

  synchronized Sighting total() {
    return Sighting.of(Sight.STATUS)
        .with("fetched", of(Sight.FETCHED))
        .with("lists", of(Sight.OUR_LIST))
        .with("receipts", of(Sight.RECEIPT))
        .with("turned", of(Sight.TURNED_AWAY));
  }

  private int of(Sight sight) {
    return times.getOrDefault(sight, 0);
  }
}
