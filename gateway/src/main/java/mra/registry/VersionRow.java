package mra.registry;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import mra.canonical.Address;
import mra.canonical.Code;
import mra.canonical.Consent;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;

/** Reads a row of operator_version. */
final class VersionRow {
  private static final String[] NONE = {};

  private VersionRow() {}

  static OperatorVersion version(ResultSet row, int number) throws SQLException {
    return new OperatorVersion(
        operator(row),
        row.getBoolean("present"),
        Times.instant(row, "set_aside_since"),
        Times.required(row, "in_force_from"),
        Times.instant(row, "in_force_to"),
        Times.required(row, "known_from"),
        Times.instant(row, "known_to"),
        row.getObject("exchange", UUID.class),
        new ListRef(row.getString("list_id"), Times.required(row, "list_as_of")),
        row.getString("profile_version"));
  }

  static Operator operator(ResultSet row) throws SQLException {
    return operator(row, "");
  }

  /** Reads the canonical columns under names with a prefix. */
  static Operator operator(ResultSet row, String prefix) throws SQLException {
    return new Operator(
        row.getString(prefix + "partner"),
        new Code(row.getString(prefix + "code_received"), row.getString(prefix + "code")),
        identifiers(texts(row, prefix + "identifiers")),
        names(texts(row, prefix + "names"), texts(row, prefix + "name_langs")),
        address(row, prefix),
        row.getString(prefix + "programme"),
        List.of(texts(row, prefix + "roles")),
        Standing.valueOf(row.getString(prefix + "standing")),
        row.getObject(prefix + "standing_since", LocalDate.class),
        row.getObject(prefix + "valid_from", LocalDate.class),
        row.getObject(prefix + "valid_to", LocalDate.class),
        row.getString(prefix + "office"),
        consent(row.getString(prefix + "consent")));
  }

  private static SortedMap<String, String> identifiers(String[] all) {
    var identifiers = new TreeMap<String, String>();
    for (var one : all) {
      int colon = one.indexOf(':');
      identifiers.put(one.substring(0, colon), one.substring(colon + 1));
    }
    return identifiers;
  }

  private static List<Name> names(String[] texts, @Nullable String[] langs) {
    var names = new ArrayList<Name>(texts.length);
    for (int i = 0; i < texts.length; i++) {
      names.add(new Name(texts[i], langs[i]));
    }
    return names;
  }

  private static @Nullable Address address(ResultSet row, String prefix) throws SQLException {
    var lines = row.getArray(prefix + "address_lines");
    if (lines == null) {
      return null;
    }
    return new Address(
        List.of((String[]) lines.getArray()),
        row.getString(prefix + "city"),
        row.getString(prefix + "postcode"),
        row.getString(prefix + "region"),
        row.getString(prefix + "country"));
  }

  private static String[] texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? NONE : (String[]) array.getArray();
  }

  private static @Nullable Consent consent(@Nullable String value) {
    return value == null ? null : Consent.valueOf(value);
  }
}
