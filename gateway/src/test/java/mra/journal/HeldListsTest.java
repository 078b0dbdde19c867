package mra.journal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.fault.Fault;
import mra.testing.Databases;
import org.junit.jupiter.api.Test;

/** People have few lists of a partner to decide on, however many come. */
class HeldListsTest {
  private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final DataSource database = Databases.fresh();
  private final Journal journal = new Journal(database);
  private int ids;

  @Test
  void aFullListThatIsHeldTakesThePlaceOfThoseThatAreNotNewer() {
    var older = held("XX", ListType.FULL, START);
    var asOld = held("XX", ListType.FULL, START.plus(HOUR));
    var newer = held("XX", ListType.FULL, START.plus(HOUR).plus(HOUR));
    var delta = held("XX", ListType.DELTA, START);
    var urgent = held("XX", ListType.URGENT, START);
    var ofAnother = held("YY", ListType.FULL, START);
    var came = held("XX", ListType.FULL, START.plus(HOUR));

    assertThat(journal.held().replace("XX", START.plus(HOUR), came, START.plus(HOUR)))
        .containsExactlyInAnyOrder(older, asOld);

    assertThat(journal.held().all(10))
        .extracting(ExchangeRecord::id)
        .containsExactly(newer, delta, urgent, ofAnother, came);
    var ending = requireNonNull(journal.find(older).orElseThrow().ending());
    assertThat(ending.outcome()).isEqualTo(Outcome.SUPERSEDED);
    assertThat(ending.fault()).isEqualTo(Fault.OUT_OF_ORDER);
    assertThat(ending.detail()).isEqualTo("exchange %s is held in its place", came);
  }

  @Test
  void ofListsThatAreEachOlderThanTheOneBeforeTheFirstMakesWay() {
    var came = new ArrayList<UUID>();
    for (int i = 0; i < HeldLists.FULL_MAX; i++) {
      came.add(held("XX", ListType.FULL, START.minus(HOUR.multipliedBy(i))));
      assertThat(replace(came.getLast())).isEmpty();
    }

    came.add(held("XX", ListType.FULL, START.minus(Duration.ofDays(1))));

    assertThat(replace(came.getLast())).containsExactly(came.removeFirst());
    assertThat(journal.held().of("XX"))
        .extracting(ExchangeRecord::id)
        .containsExactlyElementsOf(came)
        .hasSize(HeldLists.FULL_MAX);
  }

  private List<UUID> replace(UUID by) {
    var asOf = requireNonNull(journal.find(by).orElseThrow().header()).asOf();
    return journal.held().replace("XX", asOf, by, START);
  }

  private UUID held(String partner, ListType type, Instant asOf) {
    var id = new UUID(0x7000, ++ids);
    journal.begin(ExchangeRecord.begun(id, partner, Way.IN, "SFTP", "v1", START));
    journal.received(id, new Body("x", 1, "ab"), asOf);
    journal.read(
        id, new ListHeader("L" + ids, type, OptionalLong.empty(), asOf, OptionalLong.empty()));
    journal.finish(id, new Ending(Outcome.HELD, Fault.FIRST_LIST, "", "", Counts.NONE, asOf));
    return id;
  }
}
