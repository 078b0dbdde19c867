package mra.registry;

import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import mra.fault.Fault;
import mra.fault.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Everything ever believed of many operators at once, for whoever weighs past answers. */
public final class Beliefs {
  private static final int VERSIONS_MAX = 200_000;

  private static final String OF_CODES =
      """
      select v.* from operator_version v
      where v.partner = :partner and v.code = any(:wanted) limit :limit
      """;

  /** Reads the partner's whole table once, however many keys are wanted. */
  private static final String OF_KEYS =
      """
      select v.* from operator_version v
      where v.partner = :partner
        and (declared_key(v.code) in (select unnest(:wanted::text[]))
          or exists (
            select from unnest(v.identifiers) one
            where declared_key(substr(one, strpos(one, ':') + 1))
              in (select unnest(:wanted::text[]))))
      limit :limit
      """;

  private final JdbcClient jdbc;

  public Beliefs(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /**
   * Every version of the operators with these codes.
   *
   * @param codes normalised
   * @throws Refused E307 when they are more than may be held at once
   */
  public List<OperatorVersion> ofCodes(String partner, Collection<String> codes) {
    return read(jdbc.sql(OF_CODES), partner, codes);
  }

  /**
   * Every version that has one of these keys as its code or an identifier, whatever stands between
   * the characters; a scan of the partner's versions.
   */
  public List<OperatorVersion> ofKeys(String partner, Collection<String> keys) {
    return read(jdbc.sql(OF_KEYS), partner, keys);
  }

  private static List<OperatorVersion> read(
      StatementSpec query, String partner, Collection<String> wanted) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    var versions =
        query
            .param("partner", partner)
            .param("wanted", wanted.toArray(String[]::new))
            .param("limit", VERSIONS_MAX + 1)
            .query(VersionRow::version)
            .list();
    if (versions.size() > VERSIONS_MAX) {
      throw new Refused(
          Fault.LIMIT_EXCEEDED, partner, "more than " + VERSIONS_MAX + " versions at once");
    }
    return versions;
  }
}
