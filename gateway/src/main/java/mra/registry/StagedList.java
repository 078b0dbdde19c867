package mra.registry;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.canonical.OperatorStream;
import mra.canonical.SetAside;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;

final class StagedList implements Staged {
  private final UUID exchange;
  private final PartnerProfile from;
  private final Supplier<OperatorStream> source;
  private final StagingTable table;
  private final Stager stager;
  private Reading reading;

  StagedList(
      UUID exchange,
      PartnerProfile from,
      Supplier<OperatorStream> source,
      StagingTable table,
      Stager stager,
      Reading reading) {
    this.exchange = exchange;
    this.from = from;
    this.source = source;
    this.table = table;
    this.stager = stager;
    this.reading = reading;
  }

  Reading reading() {
    return reading;
  }

  /**
   * Reads again in full when another exchange touched the partner since. What jobs do depends on
   * the operators they are about, so under the partner's lock those are always read again.
   */
  void completeUnless(@Nullable UUID changedBy) {
    boolean isOutdated = reading.isPartial() && !Objects.equals(reading.knownBy(), changedBy);
    if (isOutdated || header().type() == ListType.JOBS) {
      reading = stager.again(table, from, source.get());
    }
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
