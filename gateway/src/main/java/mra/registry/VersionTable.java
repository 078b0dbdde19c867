package mra.registry;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The part of operator_version that is one partner's, there from its first operator on. */
final class VersionTable {
  /** A small sample says enough: without it the next list's plan knows nothing of these rows. */
  private static final String FEW_SAMPLES = "set local default_statistics_target = 10";

  private final String name;
  private final JdbcClient jdbc;

  /**
   * @param partner letters and digits
   */
  VersionTable(String partner, JdbcClient jdbc) {
    this.name = "operator_version_" + partner.toLowerCase(Locale.ROOT);
    this.jdbc = jdbc;
  }

  String name() {
    return name;
  }

  boolean exists() {
    return jdbc.sql("select to_regclass(:table) is not null")
        .param("table", name)
        .query(Boolean.class)
        .single();
  }

  void analyze() {
    analyze(name, jdbc);
  }

  static void analyze(String table, JdbcClient jdbc) {
    jdbc.sql(FEW_SAMPLES).update();
    jdbc.sql("analyze " + table).update();
  }
}
