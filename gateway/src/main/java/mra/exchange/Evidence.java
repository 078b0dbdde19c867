package mra.exchange;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import mra.audit.Event;
import mra.audit.Event.Kind;
import mra.journal.Counts;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.Outcome;
import mra.journal.Receipt;
import mra.journal.Way;
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
    var kind = exchange.way() == Way.IN ? kind(ending.outcome()) : sent(ending.outcome());
    return new Event(kind, ending.at(), facts);
  }

  /** What a receipt proves, ours or theirs. */
  static Map<String, ? extends @Nullable Object> of(
      ExchangeRecord exchange, Receipt receipt, byte[] signed) {
    var facts = new HashMap<String, @Nullable Object>();
    facts.put("exchange", exchange.id());
    facts.put("partner", exchange.partner());
    facts.put("receipt", receipt.id());
    facts.put("document", receipt.document());
    facts.put("verdict", receipt.verdict());
    facts.put("received", receipt.receivedDigest());
    facts.put("content", receipt.contentDigest());
    facts.put("fault", receipt.fault());
    facts.put("root", receipt.root() == null ? null : receipt.root().root());
    facts.put("signed", sha256(signed));
    return facts;
  }

  private static String sha256(byte[] signed) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(signed));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static Kind sent(Outcome outcome) {
    return outcome == Outcome.FAILED ? Kind.EXCHANGE_FAILED : Kind.LIST_SENT;
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
