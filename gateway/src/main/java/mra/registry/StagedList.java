package mra.registry;

import java.util.List;
import java.util.UUID;
import mra.canonical.ListHeader;
import mra.canonical.SetAside;
import mra.partner.PartnerProfile;

final class StagedList implements Staged {
  private final UUID exchange;
  private final PartnerProfile from;
  private final StagingTable table;
  private final Reading reading;

  StagedList(UUID exchange, PartnerProfile from, StagingTable table, Reading reading) {
    this.exchange = exchange;
    this.from = from;
    this.table = table;
    this.reading = reading;
  }

  Reading reading() {
    return reading;
  }

  /** The statement with the list's table in place of {@code {list}}. */
  String sql(String statement) {
    return statement.replace("{list}", table.name());
  }

  @Override
  public UUID exchange() {
    return exchange;
  }

  @Override
  public PartnerProfile from() {
    return from;
  }

  @Override
  public ListHeader header() {
    return reading.header();
  }

  @Override
  public long records() {
    return reading.records();
  }

  @Override
  public long setAside() {
    return reading.setAside();
  }

  @Override
  public long repeated() {
    return reading.repeated();
  }

  @Override
  public List<SetAside> faults() {
    return reading.faults();
  }

  @Override
  public void close() {
    table.close();
  }
}
