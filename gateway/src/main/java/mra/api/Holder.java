package mra.api;

import java.util.Objects;
import java.util.Set;
import org.springframework.security.core.Authentication;

/** The named person or system a key belongs to. */
public record Holder(String name, Kind kind, Set<Role> roles) {

  public Holder {
    roles = Set.copyOf(roles);
  }

  /** Whose key came with the request. */
  static Holder of(Authentication who) {
    return (Holder) Objects.requireNonNull(who.getPrincipal());
  }

  public enum Kind {
    PERSON,
    /** Cannot approve anything. */
    SYSTEM
  }
}
