package mra.registry;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/** What the driver throws, in the words that JdbcClient uses for the same. */
final class Failure {
  private static final SQLExceptionSubclassTranslator TRANSLATOR =
      new SQLExceptionSubclassTranslator();

  private Failure() {}

  static DataAccessException of(String task, SQLException cause) {
    var known = TRANSLATOR.translate(task, null, cause);
    return known != null ? known : new UncategorizedSQLException(task, null, cause);
  }
}
