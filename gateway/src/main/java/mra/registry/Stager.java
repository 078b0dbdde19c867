package mra.registry;

import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import mra.canonical.OperatorStream;
import mra.partner.PartnerProfile;

/** Brings a whole list into a table of its own, in one transaction that no partner waits for. */
final class Stager {
  private final DataSource database;

  Stager(DataSource database) {
    this.database = database;
  }

  StagedList stage(UUID exchange, PartnerProfile from, Supplier<OperatorStream> source) {
    StagingTable table = null;
    try {
      table = StagingTable.open(exchange, database);
      var staged = new StagedList(exchange, from, table, fill(table, source.get()));
      table = null;
      return staged;
    } catch (SQLException e) {
      throw Failure.of("staging", e);
    } finally {
      if (table != null) {
        table.close();
      }
    }
  }

  private static Reading fill(StagingTable table, OperatorStream list) throws SQLException {
    var connection = table.connection();
    connection.setAutoCommit(false);
    try {
      table.create();
      var reading = read(table, list);
      table.jdbc().sql("analyze " + table.name()).update();
      connection.commit();
      return reading;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static Reading read(StagingTable table, OperatorStream list) throws SQLException {
    try (var pipe = CopyPipe.into(table.name(), table.connection())) {
      var intake = new Intake(pipe);
      list.forEach(intake);
      return Duplicates.settle(intake.finish(list), table);
    }
  }
}
