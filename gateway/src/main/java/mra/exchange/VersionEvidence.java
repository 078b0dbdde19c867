package mra.exchange;

import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.TreeMap;
import mra.audit.Event;
import mra.audit.Event.Kind;
import mra.exchange.Proposer.Wish;
import mra.exchange.Proposing.Found;
import mra.journal.Candidate;
import mra.registry.PartnerVersions.Entry;
import org.jspecify.annotations.Nullable;

/** What is proven later about a version that was proposed, or came into force by two persons. */
final class VersionEvidence {
  private VersionEvidence() {}

  /**
   * @param inForce SHA-256 of the version that was in force; empty for a new partner
   * @param replaced the candidate that this ended, if any
   */
  static Event of(
      Found found, String inForce, Optional<Candidate> replaced, Wish wish, Instant at) {
    var files = new TreeMap<String, Object>();
    found
        .changes()
        .forEach((name, change) -> {
          var digests = new HashMap<String, @Nullable Object>();
          digests.put("before", change.before());
          digests.put("after", change.after());
          files.put(name, digests);
        });
    var facts = new HashMap<String, @Nullable Object>();
    facts.put("partner", found.version().profile().id());
    facts.put("profile", found.version().profile().version());
    facts.put("inForce", inForce);
    facts.put("files", files);
    facts.put("replaced", replaced.map(Candidate::version).orElse(null));
    facts.put("replacedOf", replaced.map(Candidate::by).orElse(null));
    facts.put("by", wish.by().name());
    facts.put("reason", wish.reason());
    return new Event(Kind.VERSION_PROPOSED, at, facts);
  }

  /**
   * @param before SHA-256 of the version that it takes the place of
   */
  static Event of(Entry entry, String before) {
    var facts = new HashMap<String, @Nullable Object>();
    facts.put("partner", entry.partner());
    facts.put("profile", entry.version());
    facts.put("before", before);
    facts.put("how", entry.how());
    facts.put("by", entry.by());
    facts.put("second", entry.second());
    facts.put("reason", entry.reason());
    return new Event(Kind.PARTNER_ACTIVATED, entry.at(), facts);
  }
}
