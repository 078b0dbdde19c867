package mra.exchange;

import java.util.function.Function;
import java.util.function.Predicate;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Way;
import mra.partner.LifeState;

/** What a partner's state permits, looked up each time: a move counts at once on every node. */
public final class Permits {
  private final Function<String, LifeState> states;

  /**
   * @param states by the partner's id
   */
  public Permits(Function<String, LifeState> states) {
    this.states = states;
  }

  public boolean exchanges(String partner) {
    return states.apply(partner).exchanges();
  }

  public boolean tells(String partner) {
    return states.apply(partner).told();
  }

  boolean goes(String partner, Way way) {
    return way == Way.IN ? exchanges(partner) : tells(partner);
  }

  public boolean isSeen(String partner) {
    return states.apply(partner).seen();
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
    var state = states.apply(partner);
    if (!permitted.test(state)) {
      throw new Refused(Fault.STATE_FORBIDS, partner, "it is %s: %s".formatted(state, otherwise));
    }
  }
}
