package mra.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import mra.journal.Identified.Known;
import mra.journal.Identified.New;
import mra.journal.Identified.OtherContent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Which ids are taken, and by what. Asked only after trust held: a forger must not take one. */
final class Identities {
  private static final String FIND =
      """
      select content_digest, exchange, outcome from document_identity
      where partner = :partner and way = :way::way and document = :document
      """;

  private static final String TAKE =
      """
      insert into document_identity (partner, way, document, content_digest, exchange)
      values (:partner, :way::way, :document, :digest, :exchange) on conflict do nothing
      """;

  private static final String TAKE_OVER =
      """
      update document_identity set exchange = :exchange, outcome = null
      where partner = :partner and way = :way::way and document = :document
      """;

  /**
   * What ended before its end took no id yet; what was only put away gives its own to the same.
   * Nobody takes a partner's id by hand.
   */
  private static final String TAKE_AT_LAST =
      """
      insert into document_identity as i (partner, way, document, content_digest, exchange)
      select partner, way, document, content_digest, id from exchange
      where id = :exchange and way = 'IN' and document is not null and content_digest is not null
        and over not like 'import %'
      on conflict (partner, way, document) do update set exchange = excluded.exchange, outcome = null
      where i.content_digest = excluded.content_digest
        and i.outcome in ('QUARANTINED', 'FAILED')
      """;

  private static final String DECIDE =
      """
      update document_identity i set outcome = :outcome::outcome
      from exchange e
      where e.id = :exchange and i.exchange = e.id
        and i.partner = e.partner and i.way = e.way and i.document = e.document
      """;

  private final JdbcClient jdbc;

  Identities(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What an exchange brought itself, and was held, it brings as new when it is taken again. */
  Identified look(UUID exchange, Identity identity) {
    return key(FIND, identity)
        .query(Taken::of)
        .optional()
        .map(taken -> taken.as(identity, exchange))
        .orElseGet(New::new);
  }

  /** Parallel copies of one message wait here until the first one's transaction ended. */
  Identified reserve(UUID exchange, Identity identity) {
    int taken =
        key(TAKE, identity)
            .param("digest", identity.contentDigest())
            .param("exchange", exchange)
            .update();
    if (taken == 1) {
      return new New();
    }
    var identified =
        key(FIND + " for update", identity).query(Taken::of).single().as(identity, exchange);
    if (identified instanceof New) {
      key(TAKE_OVER, identity).param("exchange", exchange).update();
    }
    return identified;
  }

  /**
   * What became of the document that the exchange brought. What is refused for good takes its id as
   * well, also when it did not read to its end: trust held, or its content would not be known.
   */
  void decide(UUID exchange, Outcome outcome) {
    if (outcome == Outcome.REFUSED || outcome == Outcome.SUPERSEDED) {
      jdbc.sql(TAKE_AT_LAST).param("exchange", exchange).update();
    }
    jdbc.sql(DECIDE).param("exchange", exchange).param("outcome", outcome.name()).update();
  }

  private StatementSpec key(String sql, Identity identity) {
    return jdbc.sql(sql)
        .param("partner", identity.partner())
        .param("way", identity.way().name())
        .param("document", identity.document());
  }

  private record Taken(String digest, UUID exchange, @Nullable Outcome outcome) {
    static Taken of(ResultSet row, int number) throws SQLException {
      var outcome = row.getString("outcome");
      return new Taken(
          row.getString("content_digest"),
          row.getObject("exchange", UUID.class),
          outcome == null ? null : Outcome.valueOf(outcome));
    }

    Identified as(Identity identity, UUID asking) {
      if (!digest.equals(identity.contentDigest())) {
        return new OtherContent(exchange);
      }
      return outcome == null || isOpenTo(asking, outcome)
          ? new New()
          : new Known(exchange, outcome);
    }

    private boolean isOpenTo(UUID asking, Outcome before) {
      return switch (before) {
        case QUARANTINED, FAILED -> true;
        case HELD -> exchange.equals(asking);
        case APPLIED, UNCHANGED, REFUSED, SUPERSEDED -> false;
      };
    }
  }
}
