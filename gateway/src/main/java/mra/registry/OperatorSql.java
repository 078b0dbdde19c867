package mra.registry;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** What {@link Operators} asks. */
final class OperatorSql {
  private static final String NOW_CURRENT = "known_to = 'infinity' and in_force_to = 'infinity'";

  static final String SEQUENCE = "select value from registry_sequence";

  static final String CURRENT =
      "select * from operator_version where partner = :partner and " + NOW_CURRENT;

  /**
   * A table that a first list made after the snapshot was taken is seen in spite of it: its rows
   * were there before. The partner's row is not.
   */
  static final String SNAPSHOT =
      """
      select v.* from operator_version v
      join partner p on p.id = v.partner and v.known_from <= p.known_at
      where
      """
          + NOW_CURRENT;

  static final String TOUCHED =
      "select * from operator_version where exchange = :exchange and "
          + NOW_CURRENT
          + " order by code";

  static final String EXPORT =
      """
      select * from operator_version
      where partner = :partner and (present or :all)
        and in_force_from <= :at and in_force_to > :at
        and known_from <= :known_at and known_to > :known_at
      order by code
      """;

  /** An exchange that touched operators moved the known axis; its rows say to where. */
  static final String HELD_AFTER =
      """
      with known as (
        select coalesce(
          (select known_at from partner where id = :partner and changed_by = :exchange),
          (select max(known_from) from operator_version
           where partner = :partner and exchange = :exchange),
          :at) as at)
      select v.* from operator_version v, known
      where v.partner = :partner and v.present and v.in_force_to = 'infinity'
        and v.known_from <= known.at and v.known_to > known.at
      order by v.code
      """;

  private static final String AT =
      """
      from operator_version
      where partner = :partner and present and in_force_to = 'infinity'
        and known_from <= :known_at and known_to > :known_at
      """;

  static final String PRESENT_AT = "select * " + AT + " order by code";

  static final String COUNT_AT = "select count(*) " + AT;

  static final String FIND =
      """
      select * from operator_version
      where partner = :partner and code = :code
        and in_force_from <= :at and in_force_to > :at
        and known_from <= :known_at and known_to > :known_at
      """;

  /** The version before is the one that was current until this one became known. */
  static final String CHANGES =
      """
      select v.*, b.partner as before_partner, b.code as before_code,
             b.code_received as before_code_received, b.identifiers as before_identifiers,
             b.names as before_names, b.name_langs as before_name_langs,
             b.address_lines as before_address_lines, b.city as before_city,
             b.postcode as before_postcode, b.region as before_region,
             b.country as before_country, b.programme as before_programme,
             b.roles as before_roles, b.standing as before_standing,
             b.standing_since as before_standing_since, b.valid_from as before_valid_from,
             b.valid_to as before_valid_to, b.office as before_office,
             b.consent as before_consent
      from operator_version v
      left join operator_version b on b.partner = v.partner and b.code = v.code
       and b.known_to = v.known_from and b.in_force_to = 'infinity'
      where v.exchange = :exchange and v.change is not null
      order by v.code
      """;

  private static final String SEARCH = "select * from operator_version where " + NOW_CURRENT;

  private OperatorSql() {}

  static StatementSpec search(JdbcClient jdbc, Search search) {
    var sql = new StringBuilder(SEARCH);
    if (search.name() != null) {
      sql.append(" and array_to_string(names, e'\\n') ilike :name");
    }
    if (search.identifier() != null) {
      sql.append(" and identifiers @> array[:identifier::text]");
    }
    if (search.after() != null) {
      sql.append(" and (code, partner) > (:code, :partner)");
    }
    var query = jdbc.sql(sql.append(" order by code, partner limit :limit").toString());
    return bind(query, search);
  }

  private static StatementSpec bind(StatementSpec query, Search search) {
    query.param("limit", search.limit());
    if (search.name() != null) {
      query.param("name", '%' + escape(search.name()) + '%');
    }
    if (search.identifier() != null) {
      query.param("identifier", search.identifier());
    }
    if (search.after() != null) {
      query.param("partner", search.after().partner()).param("code", search.after().code());
    }
    return query;
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
