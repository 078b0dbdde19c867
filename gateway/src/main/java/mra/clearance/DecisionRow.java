package mra.clearance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
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
import mra.registry.CopyBuffer;
import org.jspecify.annotations.Nullable;

/** A decision as a row of its table. */
final class DecisionRow {
  /** In the order of {@link #write}. */
  static final String COLUMNS =
      """
      id, at, declaration, flow, asked_at, party, role, declared_country, declared_code, \
      declared_name, outcome, partner, code, programme, benefits, reasons, list_id, list_as_of, \
      profile_version, operator\
      """;

  private static final int FIELDS = 20;

  private DecisionRow() {}

  /** As a tuple of a binary COPY. */
  static void write(
      Instant at,
      Question question,
      Decision decision,
      @Nullable PartnerProfile partner,
      CopyBuffer out) {
    var party = question.parties().get(decision.party());
    out.int16(FIELDS);
    out.uuid(UUID.fromString(Objects.requireNonNull(decision.id())));
    out.instant(at);
    out.text(question.declaration());
    out.text(question.flow().name());
    out.instant(question.at());
    out.smallint(decision.party());
    out.text(decision.role().name());
    out.text(party.country());
    out.text(party.code());
    out.text(party.name());
    out.text(decision.outcome().name());
    out.text(decision.partner());
    out.text(decision.code());
    out.text(decision.programme());
    out.texts(decision.benefits(), benefit -> benefit);
    out.texts(decision.reasons(), Reason::name);
    list(decision.list(), out);
    out.text(partner == null ? null : partner.version());
    out.text(partner == null ? null : operator(partner, party, decision));
  }

  private static void list(@Nullable ListRef list, CopyBuffer out) {
    out.text(list == null ? null : list.id());
    out.instant(list == null ? null : list.asOf());
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
}
