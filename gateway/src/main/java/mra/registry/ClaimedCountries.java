package mra.registry;

import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whose country a country is, by the versions in force: of two partners that take the same one, on
 * whichever nodes, the second fails. Every method takes part in the caller's transaction.
 */
final class ClaimedCountries {
  /** Otherwise two that swap countries could wait for each other. */
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('countries of partners', 0))";

  private static final String GIVE_UP =
      "delete from partner_country where partner = :partner and not (country = any (:countries))";

  private static final String TAKE =
      """
      insert into partner_country (country, partner) select unnest(:countries), :partner
      on conflict do nothing
      """;

  private static final String TAKEN =
      """
      select country, partner from partner_country
      where country = any (:countries) and partner <> :partner order by country limit 1
      """;

  private static final String FORGET = "delete from partner_country where partner = :partner";

  private final JdbcClient jdbc;

  ClaimedCountries(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /**
   * @throws Refused E614 naming both partners where one of its countries is another's
   */
  void expectFree(PartnerProfile partner) {
    run(TAKEN, partner)
        .query((row, number) ->
            Partners.clash(row.getString("country"), row.getString("partner"), partner.id()))
        .optional()
        .ifPresent(clash -> {
          throw new Refused(Fault.COUNTRY_TAKEN, partner.id(), clash);
        });
  }

  /**
   * The partner's countries are those of this profile, until the transaction ends nobody else's.
   *
   * @throws Refused as {@link #expectFree}
   */
  void claim(PartnerProfile partner) {
    lock();
    run(GIVE_UP, partner).update();
    run(TAKE, partner).update();
    expectFree(partner);
  }

  /**
   * What a start found in force.
   *
   * @param gone have none any more
   * @param found where two name a country, it is the first one's
   */
  void recall(Collection<String> gone, List<PartnerProfile> found) {
    lock();
    gone.forEach(partner -> jdbc.sql(FORGET).param("partner", partner).update());
    found.forEach(partner -> run(TAKE, partner).update());
  }

  private void lock() {
    jdbc.sql(LOCK).query(row -> {});
  }

  private JdbcClient.StatementSpec run(String sql, PartnerProfile partner) {
    return jdbc.sql(sql)
        .param("partner", partner.id())
        .param("countries", partner.countries().toArray(String[]::new));
  }
}
