package mra.registry;

import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import mra.canonical.OperatorStream;
import mra.partner.PartnerProfile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings a whole list into a table of its own, in one transaction that no partner waits for. */
final class Stager {
  private final DataSource database;
  private final KnownOperators known = new KnownOperators();

  Stager(DataSource database) {
    this.database = database;
  }

  StagedList stage(UUID exchange, PartnerProfile from, Supplier<OperatorStream> source) {
    StagingTable.sweep(JdbcClient.create(database));
    try {
      var table = StagingTable.open(exchange, database);
      try {
        return new StagedList(exchange, from, source, table, this, fill(table, from, source));
      } catch (SQLException | RuntimeException | Error e) {
        table.close();
        throw e;
      }
    } catch (SQLException e) {
      throw Failure.of("staging", e);
    }
  }

  /** The same of all records, whatever is known, and nothing is learned from it. */
  StagedList stageWhole(UUID exchange, PartnerProfile from, Supplier<OperatorStream> source) {
    try {
      var table = StagingTable.open(exchange, database);
      try {
        var reading = fill(table, from, source.get(), KnownCodes.NONE, Learned.nothing());
        return new StagedList(exchange, from, source, table, this, reading);
      } catch (SQLException | RuntimeException | Error e) {
        table.close();
        throw e;
      }
    } catch (SQLException e) {
      throw Failure.of("staging", e);
    }
  }

  long rememberedBytes() {
    return known.bytes();
  }

  /** Remembers a list that was just applied. */
  void learn(StagedList list, PartnerState before, boolean touched) {
    known.learn(list, before.changedBy(), touched ? list.exchange() : before.changedBy());
  }

  private Reading fill(StagingTable table, PartnerProfile from, Supplier<OperatorStream> source)
      throws SQLException {
    var list = source.get();
    var codes = known.of(from, list.header().type(), table);
    var reading = fill(table, from, list, codes, known.learning(codes));
    return reading.isPartial() && reading.repeats() ? whole(table, from, source.get()) : reading;
  }

  /** Reads the list once more and leaves nothing out: what was known is no longer true. */
  Reading again(StagingTable table, PartnerProfile from, OperatorStream list) {
    try {
      return whole(table, from, list);
    } catch (SQLException e) {
      throw Failure.of("staging", e);
    }
  }

  private Reading whole(StagingTable table, PartnerProfile from, OperatorStream list)
      throws SQLException {
    return fill(table, from, list, KnownCodes.NONE, known.learning(KnownCodes.NONE));
  }

  private Reading fill(
      StagingTable table,
      PartnerProfile from,
      OperatorStream list,
      KnownCodes codes,
      Learned learned)
      throws SQLException {
    var connection = table.connection();
    connection.setAutoCommit(false);
    try {
      table.create();
      var reading = read(table, from, list, codes, learned);
      if (new VersionTable(from.id(), table.jdbc()).exists()) {
        VersionTable.analyze(table.name(), table.jdbc()); // else nothing will be compared with it
      }
      connection.commit();
      return reading;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private Reading read(
      StagingTable table,
      PartnerProfile from,
      OperatorStream list,
      KnownCodes codes,
      Learned learned)
      throws SQLException {
    try (var pipe = CopyPipe.into(table.name(), table.connection())) {
      var header = list.header();
      var tally = new Tally(Oddities.tomorrow(header, from));
      var names = new NameWatch(table, from.id());
      var intake = new Intake(pipe, codes, learned, new InForce(from, header), tally, names);
      list.forEach(intake);
      var reading = intake.finish(header);
      var settled = reading.isPartial() ? reading : Duplicates.settle(reading, table);
      return list instanceof JobEffects effects ? effects.into(settled) : settled;
    }
  }
}
