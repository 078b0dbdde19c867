package mra.clearance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import mra.canonical.Code;
import mra.partner.Agreement.Flow;
import mra.partner.PartnerProfile;
import mra.recognition.Decision;
import mra.recognition.ListRef;
import mra.recognition.Outcome;
import mra.recognition.Party;
import mra.recognition.PartyRole;
import mra.recognition.Question;
import mra.recognition.Reason;
import mra.recognition.Spellings;
import org.jspecify.annotations.Nullable;

/** A decision as a row of its table. */
final class DecisionRow {
  static final String INSERT =
      """
      insert into decision (id, at, declaration, flow, asked_at, party, role, declared_country,
        declared_code, declared_name, outcome, partner, code, programme, benefits, reasons, list_id,
        list_as_of, profile_version, operator)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private DecisionRow() {}

  static Object[] values(
      UUID id, Instant at, Question question, Decision decision, @Nullable PartnerProfile partner) {
    var party = question.parties().get(decision.party());
    var list = decision.list();
    return new Object[] {
      id,
      utc(at),
      question.declaration(),
      question.flow().name(),
      utc(question.at()),
      decision.party(),
      decision.role().name(),
      party.country(),
      party.code(),
      party.name(),
      decision.outcome().name(),
      decision.partner(),
      decision.code(),
      decision.programme(),
      decision.benefits().toArray(String[]::new),
      decision.reasons().stream().map(Reason::name).toArray(String[]::new),
      list == null ? null : list.id(),
      list == null ? null : utc(list.asOf()),
      partner == null ? null : partner.version(),
      partner == null ? null : operator(partner, party, decision)
    };
  }

  /** Of an unknown one what the declared code is likeliest to be, once the partner grants it. */
  private static @Nullable String operator(PartnerProfile partner, Party party, Decision decision) {
    var code = decision.code();
    if (code == null) {
      return null;
    }
    return decision.programme() == null
        ? Spellings.likeliest(partner, code, party.country())
        : Code.normalise(code);
  }

  static KeptDecision read(ResultSet row, int number) throws SQLException {
    var id = row.getObject("id", UUID.class);
    return new KeptDecision(
        id,
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("declaration"),
        Flow.valueOf(row.getString("flow")),
        instant(row, "asked_at"),
        party(row),
        decision(row, id),
        row.getString("profile_version"));
  }

  static Party party(ResultSet row) throws SQLException {
    return new Party(
        PartyRole.valueOf(row.getString("role")),
        row.getString("declared_country"),
        row.getString("declared_code"),
        row.getString("declared_name"));
  }

  private static Decision decision(ResultSet row, UUID id) throws SQLException {
    return new Decision(
        row.getInt("party"),
        PartyRole.valueOf(row.getString("role")),
        Outcome.valueOf(row.getString("outcome")),
        row.getString("partner"),
        row.getString("code"),
        row.getString("programme"),
        texts(row, "benefits"),
        texts(row, "reasons").stream().map(Reason::valueOf).toList(),
        list(row),
        id.toString());
  }

  private static @Nullable ListRef list(ResultSet row) throws SQLException {
    var id = row.getString("list_id");
    var asOf = instant(row, "list_as_of");
    return id == null || asOf == null ? null : new ListRef(id, asOf);
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return Stream.of((String[]) row.getArray(column).getArray()).toList();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
