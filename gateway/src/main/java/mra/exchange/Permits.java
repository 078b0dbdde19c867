package mra.exchange;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Way;
import mra.partner.LifeState;
import org.springframework.dao.DataAccessException;

/**
 * What a partner's state permits, looked up each time: a move counts at once on every node. While
 * the database is away, what it said last is believed, so that an exchange that is due then is
 * begun and tried again like any other; its commit asks the database.
 */
public final class Permits {
  private final Function<String, LifeState> states;
  private final Map<String, LifeState> last = new ConcurrentHashMap<>();

  /**
   * @param states by the partner's id
   */
  public Permits(Function<String, LifeState> states) {
    this.states = states;
  }

  public boolean exchanges(String partner) {
    return state(partner).exchanges();
  }

  public boolean tells(String partner) {
    return state(partner).told();
  }

  boolean goes(String partner, Way way) {
    return way == Way.IN ? exchanges(partner) : tells(partner);
  }

  public boolean isSeen(String partner) {
    return state(partner).seen();
  }

  /**
   * @throws Refused E611 where nothing is exchanged with the partner
   */
  public void expectExchanges(String partner) {
    expect(partner, LifeState::exchanges, "nothing is exchanged with it");
  }

  /**
   * @throws Refused E611 where it may not bring lists
   */
  public void expectBrought(String partner) {
    expect(partner, LifeState::brought, "its lists are not taken");
  }

  /**
   * @throws Refused E611 where it is not told of our own programme
   */
  public void expectTold(String partner) {
    expect(partner, LifeState::told, "it is not told of our own programme");
  }

  private void expect(String partner, Predicate<LifeState> permitted, String otherwise) {
    var state = state(partner);
    if (!permitted.test(state)) {
      throw new Refused(Fault.STATE_FORBIDS, partner, "it is %s: %s".formatted(state, otherwise));
    }
  }

  private LifeState state(String partner) {
    try {
      var state = states.apply(partner);
      last.put(partner, state);
      return state;
    } catch (DataAccessException away) {
      var before = last.get(partner);
      if (before == null) {
        throw away;
      }
      return before;
    }
  }
}
