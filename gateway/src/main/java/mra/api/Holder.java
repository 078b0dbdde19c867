package mra.api;

import java.util.Set;

/** The named person or system a key belongs to. */
public record Holder(String name, Kind kind, Set<Role> roles) {

  public Holder {
    roles = Set.copyOf(roles);
  }

  public enum Kind {
    PERSON,
    /** Cannot approve anything. */
    SYSTEM
  }
}
