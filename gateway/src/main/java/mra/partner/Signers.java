package mra.partner;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * Whose signatures we believe.
 *
 * @param pinned certificates of signers, or of authorities that issue them; several during a
 *     change-over
 * @param subjects names of whom a pinned authority may vouch for; none: whomever it issued a
 *     certificate for signing lists
 */
public record Signers(List<X509Certificate> pinned, Set<X500Principal> subjects) {
  public Signers {
    pinned = List.copyOf(pinned);
    subjects = Set.copyOf(subjects);
  }

  public static Signers of(X509Certificate... pinned) {
    return new Signers(List.of(pinned), Set.of());
  }

  /** Whether an authority's word is good for it. */
  public boolean mayBe(X509Certificate issued) {
    return subjects.isEmpty() || subjects.contains(issued.getSubjectX500Principal());
  }
}
