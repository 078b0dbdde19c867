package mra.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import mra.registry.Difference;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Operators of one exchange by what happened to them. */
public record Counts(
    long records,
    long granted,
    long amended,
    long suspended,
    long revoked,
    long absent,
    long returned,
    long unchanged,
    long setAside) {
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

  public static Counts of(Difference list) {
    return new Counts(
        list.records(),
        list.granted(),
        list.amended(),
        list.suspended(),
        list.revoked(),
        list.absent(),
        list.returned(),
        list.unchanged(),
        list.setAside());
  }

  static Counts of(ResultSet row) throws SQLException {
    return new Counts(
        row.getLong("records"),
        row.getLong("granted"),
        row.getLong("amended"),
        row.getLong("suspended"),
        row.getLong("revoked"),
        row.getLong("absent"),
        row.getLong("returned"),
        row.getLong("unchanged"),
        row.getLong("set_aside"));
  }

  StatementSpec bind(StatementSpec statement) {
    return statement
        .param("records", records)
        .param("granted", granted)
        .param("amended", amended)
        .param("suspended", suspended)
        .param("revoked", revoked)
        .param("absent", absent)
        .param("returned", returned)
        .param("unchanged", unchanged)
        .param("set_aside", setAside);
  }
}
