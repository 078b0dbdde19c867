package mra.registry;

import java.sql.SQLException;
import java.util.Set;
import mra.fault.Fault;
import mra.fault.Refused;

/** What the driver throws beside JdbcClient, as a fault. */
final class Failure {
  /** SQLSTATE classes: connection, resources, operator intervention, system error. */
  private static final Set<String> UNAVAILABLE = Set.of("08", "53", "57", "58");

  private static final int CLASS_CHARS = 2;

  private Failure() {}

  static Refused of(String task, SQLException cause) {
    var state = cause.getSQLState();
    boolean unavailable = state == null || UNAVAILABLE.contains(state.substring(0, CLASS_CHARS));
    var fault = unavailable ? Fault.STORE_UNAVAILABLE : Fault.INTERNAL;
    // The driver's own message may quote a record.
    return new Refused(fault, task, "SQLSTATE " + state, cause);
  }
}
