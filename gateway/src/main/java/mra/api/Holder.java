package mra.api;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;

/**
 * The named person or system a key belongs to.
 *
 * @param partner whose system it is; null for everybody of the house
 */
public record Holder(String name, Kind kind, Set<Role> roles, @Nullable String partner)
    implements AuthenticatedPrincipal {

  public Holder {
    roles = Set.copyOf(roles);
    if ((partner != null) != roles.contains(Role.PARTNER)
        || (partner != null && roles.size() > 1)) {
      throw new IllegalArgumentException("A partner's key opens that partner's doors alone");
    }
  }

  /** Somebody of the house. */
  public Holder(String name, Kind kind, Set<Role> roles) {
    this(name, kind, roles, null);
  }

  /**
   * A system of a partner's.
   *
   * @param name tells it from others of the same partner
   */
  public static Holder of(String partner, String name) {
    return new Holder(partner + "/" + name, Kind.SYSTEM, Set.of(Role.PARTNER), partner);
  }

  /** Whose key came with the request. */
  static Holder of(Authentication who) {
    return (Holder) Objects.requireNonNull(who.getPrincipal());
  }

  @Override
  public String getName() {
    return name;
  }

  public enum Kind {
    PERSON,
    /** Cannot approve anything. */
    SYSTEM
  }
}
