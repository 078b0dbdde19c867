package mra.api;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mra.journal.LifeStep;
import mra.journal.Proposal;
import mra.partner.LifeMove;
import mra.partner.LifeState;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;

/**
 * A partner's life.
 *
 * @param version SHA-256 of the version in force, which goes live
 * @param files SHA-256 of its files as the gateway runs them, of which a report has to be
 * @param next what may come next; nothing for our own programme
 * @param proposals that wait for a second person
 * @param history every step, oldest first
 */
record LifeView(
    String partner,
    LifeState state,
    Instant since,
    String by,
    @Nullable String agreedBy,
    String reason,
    String version,
    String files,
    Permitted permits,
    List<Next> next,
    List<Proposal> proposals,
    List<LifeStep> history) {

  /**
   * What the state permits.
   *
   * @param exchanges its list is fetched and put in force
   * @param brought lists are taken that it brings
   * @param told it is told of our own programme
   * @param seen clearance hears of its operators
   * @param recognised they may be recognised
   */
  record Permitted(
      boolean exchanges, boolean brought, boolean told, boolean seen, boolean recognised) {
    static Permitted of(LifeState state) {
      return new Permitted(
          state.exchanges(), state.brought(), state.told(), state.seen(), state.recognised());
    }
  }

  /**
   * A move that may come next.
   *
   * @param roles any of which may
   * @param report whether it takes a conformance report of the files as they run
   */
  record Next(LifeState to, LifeMove move, Set<String> roles, int persons, boolean report) {
    static Next of(LifeMove move) {
      return new Next(
          move.to(), move, new TreeSet<>(move.roles()), move.persons(), move.isProven());
    }
  }

  static LifeView of(
      PartnerProfile partner,
      LifeStep now,
      String files,
      List<LifeStep> all,
      List<Proposal> waiting) {
    var next = partner.own() ? List.<LifeMove>of() : LifeMove.from(now.state());
    return new LifeView(
        now.partner(),
        now.state(),
        now.since(),
        now.by(),
        now.agreedBy(),
        now.reason(),
        partner.version(),
        files,
        Permitted.of(now.state()),
        next.stream().map(Next::of).toList(),
        waiting,
        all);
  }
}
