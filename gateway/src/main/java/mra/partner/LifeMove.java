package mra.partner;

import static mra.partner.LifeState.DRAFT;
import static mra.partner.LifeState.LIVE;
import static mra.partner.LifeState.PAUSED;
import static mra.partner.LifeState.REHEARSED;
import static mra.partner.LifeState.RETIRED;
import static mra.partner.LifeState.SHADOW;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a partner gets from one state of its life to another: one row a move, and no other way. The
 * names are API.
 */
public enum LifeMove {
  /** Proven by a conformance report; once more where its files changed since. */
  REHEARSE(Set.of(DRAFT, REHEARSED), REHEARSED, Who.ADMIN, 1, true),
  /** With the true administration; only by the files that were rehearsed. */
  SHADOW_RUN(Set.of(REHEARSED), SHADOW, Who.ADMIN, 1, false),
  /** Back to its files: less happens, so one person does it. */
  STEP_BACK(Set.of(SHADOW), REHEARSED, Who.ADMIN, 1, false),
  /** From now on declarations get benefits by its lists. */
  GO_LIVE(Set.of(SHADOW), LIVE, Who.ADMIN, 2, false),
  /** Whoever sees that something is wrong stops it, alone and at once. */
  PAUSE(Set.of(LIVE), PAUSED, Who.HOUSE, 1, false),
  RESUME(Set.of(PAUSED), LIVE, Who.HOUSE, 1, false),
  RETIRE(EnumSet.complementOf(EnumSet.of(RETIRED)), RETIRED, Who.ADMIN, 2, false),
  /** All of the way again. */
  REOPEN(Set.of(RETIRED), DRAFT, Who.ADMIN, 1, false);

  /** Roles, any of which may. */
  private enum Who {
    ADMIN("ADMIN"),
    HOUSE("ADMIN", "OPERATOR");

    private final Set<String> roles;

    Who(String... roles) {
      this.roles = Set.of(roles);
    }
  }

  private final Set<LifeState> from;
  private final LifeState to;
  private final Who who;
  private final int persons;
  private final boolean proven;

  LifeMove(Set<LifeState> from, LifeState to, Who who, int persons, boolean proven) {
    this.from = Set.copyOf(from);
    this.to = to;
    this.who = who;
    this.persons = persons;
    this.proven = proven;
  }

  /** The move that leads there, if any does. */
  public static Optional<LifeMove> between(LifeState from, LifeState to) {
    return from(from).stream().filter(move -> move.to == to).findFirst();
  }

  /** What may come next. */
  public static List<LifeMove> from(LifeState state) {
    return Arrays.stream(values()).filter(move -> move.from.contains(state)).toList();
  }

  public LifeState to() {
    return to;
  }

  /** Names of the roles, any of which may. */
  public Set<String> roles() {
    return who.roles;
  }

  /** How many persons have to say so. */
  public int persons() {
    return persons;
  }

  /** Whether it takes a conformance report of the partner's files as they are. */
  public boolean isProven() {
    return proven;
  }
}
