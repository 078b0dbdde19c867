package mra.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.audit.Event;
import mra.journal.Due.Kind;
import mra.partner.PartnerProfile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stays of a purge: its row and the audit leaf. Takes part in the caller's transaction. */
public final class PurgeProofs {
  private static final String KEEP =
      """
      insert into purge (id, partner, at, reason, by_whom, proof)
      values (:id, :partner, :at, :reason, :by, :proof)
      """;

  private static final String PROOF =
      """
      select encode(sha256(convert_to(coalesce(string_agg(
               kind || ' ' || key || e'\n', '' order by kind collate "C", key collate "C"), ''),
               'UTF8')), 'hex')
      from purged where purge = :id
      """;

  private final JdbcClient jdbc;
  private final AuditLog audit;

  public PurgeProofs(DataSource database, AuditLog audit) {
    this.jdbc = JdbcClient.create(database);
    this.audit = audit;
  }

  /** Seals what went under this id: nothing may be added to it later. */
  public Purge keep(
      UUID id,
      PartnerProfile partner,
      Instant at,
      Map<Kind, Long> counts,
      String reason,
      String by) {
    var proof = jdbc.sql(PROOF).param("id", id).query(String.class).single();
    var purge = new Purge(id, partner.id(), at, counts, proof);
    jdbc.sql(KEEP)
        .param("id", id)
        .param("partner", partner.id())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("reason", reason)
        .param("by", by)
        .param("proof", proof)
        .update();
    audit.append(new Event(Event.Kind.PURGED, at, facts(purge, partner, reason, by)));
    return purge;
  }

  private static Map<String, Object> facts(
      Purge purge, PartnerProfile partner, String reason, String by) {
    var facts = new HashMap<String, Object>();
    facts.put("purge", purge.id());
    facts.put("partner", purge.partner());
    facts.put("profile", partner.version());
    facts.put("reason", reason);
    facts.put("by", by);
    purge.counts().forEach((kind, count) -> facts.put(kind.name(), count));
    facts.put("proof", purge.proof());
    return facts;
  }
}
