package mra.exchange;

import java.util.HashMap;
import java.util.Map;
import mra.audit.Event;
import mra.audit.Event.Kind;
import mra.journal.Counts;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.Outcome;
import org.jspecify.annotations.Nullable;

/** What is proven later about an exchange that ended. */
final class Evidence {

  private Evidence() {}

  static Event of(ExchangeRecord exchange, Ending ending) {
    var facts = new HashMap<String, @Nullable Object>();
    facts.put("exchange", exchange.id());
    facts.put("partner", exchange.partner());
    facts.put("way", exchange.way());
    facts.put("over", exchange.over());
    facts.put("profile", exchange.profileVersion());
    facts.put("received", exchange.body() == null ? null : exchange.body().sha256());
    facts.put("content", exchange.contentDigest());
    facts.put("signer", exchange.signer());
    var header = exchange.header();
    facts.put("document", header == null ? null : header.document());
    facts.put("type", header == null ? null : header.type());
    facts.put("asOf", header == null ? null : header.asOf());
    facts.put("outcome", ending.outcome());
    facts.put("fault", ending.fault() == null ? null : ending.fault().code());
    facts.put("detail", ending.detail());
    facts.put("counts", counts(ending.counts()));
    return new Event(kind(ending.outcome()), ending.at(), facts);
  }

  private static Kind kind(Outcome outcome) {
    return switch (outcome) {
      case APPLIED, UNCHANGED -> Kind.LIST_APPLIED;
      case REFUSED -> Kind.LIST_REFUSED;
      case SUPERSEDED -> Kind.LIST_SUPERSEDED;
      case HELD -> Kind.LIST_HELD;
      case QUARANTINED -> Kind.LIST_QUARANTINED;
      case FAILED -> Kind.EXCHANGE_FAILED;
    };
  }

  private static Map<String, Object> counts(Counts counts) {
    return Map.of(
        "records", counts.records(),
        "granted", counts.granted(),
        "amended", counts.amended(),
        "suspended", counts.suspended(),
        "revoked", counts.revoked(),
        "absent", counts.absent(),
        "returned", counts.returned(),
        "unchanged", counts.unchanged(),
        "setAside", counts.setAside());
  }
}
