package mra.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import mra.canonical.Code;
import mra.canonical.Consent;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Reads all of a partner's current versions by a binary COPY of the columns that answers need,
 * which spares both sides of the connection the text of a query's rows.
 */
final class CurrentRows {
  private static final int FIELDS = 15;

  private static final String COPY =
      """
      copy (
        select code, code_received, identifiers, names, programme, roles, standing, standing_since,
               valid_from, valid_to, consent, present, set_aside_since, list_id, list_as_of
        from operator_version
        where partner = '%s' and known_to = 'infinity' and in_force_to = 'infinity')
      to stdout (format binary)
      """;

  private final String partner;
  private final CopyRow row = new CopyRow(FIELDS);

  /** What the last row rests on: most share it. */
  private ListRef list = new ListRef("", Instant.EPOCH);

  CurrentRows(String partner) {
    this.partner = partner;
  }

  /** In no order; reads to the end even where the consumer fails, for the connection is pooled. */
  void read(Connection connection, Consumer<CurrentOperator> each) throws SQLException {
    var sql = COPY.formatted(partner.replace("'", "''"));
    var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
    try {
      boolean isFirst = true;
      for (var message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
        if (row.start(message, isFirst)) {
          each.accept(current());
        }
        isFirst = false;
      }
    } finally {
      // A cancellation may come late and meet the connection's next statement instead.
      while (copy.isActive()) {
        copy.readFromCopy();
      }
    }
  }

  private CurrentOperator current() {
    var operator = operator();
    boolean present = row.bool();
    var setAside = row.instant();
    var id = row.required();
    var asOf = Objects.requireNonNull(row.instant());
    row.end();
    if (!id.equals(list.id()) || !asOf.equals(list.asOf())) {
      list = new ListRef(id, asOf);
    }
    return new CurrentOperator(operator, present, setAside, list);
  }

  private Operator operator() {
    var normalised = row.required();
    var code = new Code(row.required(), normalised);
    return new Operator(
        partner,
        code,
        identifiers(row.texts()),
        names(row.texts()),
        null,
        row.required(),
        Arrays.asList(row.texts()),
        Standing.valueOf(row.required()),
        row.date(),
        row.date(),
        row.date(),
        null,
        consent());
  }

  private static SortedMap<String, String> identifiers(String[] all) {
    var identifiers = new TreeMap<String, String>();
    for (var one : all) {
      int colon = one.indexOf(':');
      identifiers.put(one.substring(0, colon), one.substring(colon + 1));
    }
    return identifiers;
  }

  private static List<Name> names(String[] texts) {
    var names = new ArrayList<Name>(texts.length);
    for (var text : texts) {
      names.add(new Name(text, null));
    }
    return names;
  }

  private @Nullable Consent consent() {
    var value = row.text();
    return value == null ? null : Consent.valueOf(value);
  }
}
