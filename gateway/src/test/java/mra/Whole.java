package mra;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mra.canonical.OperatorJson;
import mra.canonical.Standing;
import mra.journal.Receipt;
import mra.journal.ReconciliationRoot;
import mra.rehearsal.Administration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must be so after every fault, once the exchanges that follow it have ended: nothing lost,
 * nothing doubled, every receipt right, nothing half-done left.
 */
final class Whole {
  private static final List<String> PASSING = List.of("arrivals", "departures", "spool");

  private final Path home;

  /** All that clearance was ever told. */
  private final List<String> told = new ArrayList<>();

  Whole(Path home) {
    this.home = home;
  }

  void expect(Running running) throws Exception {
    expect(running, Administration.values());
  }

  /** Of some partners alone, when only these were told what changed. */
  void expect(Running running, Administration... partners) throws Exception {
    told.addAll(running.told());
    var clearance = new Clearance(told);
    assertThat(clearance.repeated()).as("clearance heard it twice").isEmpty();
    assertThat(running.exported("CN"))
        .isEqualTo(Running.byCode(running.rehearsal().creditSystem().expected()));
    for (var partner : partners) {
      var held = running.exported(partner);
      assertThat(held).isEqualTo(running.expected(partner));
      assertThat(clearance.present(partner)).isEqualTo(held.keySet());
      assertThat(TheirCopies.differing(running.rehearsal(), partner)).isEmpty();
      expectReceipts(running, partner);
    }
    expectNothingHalfDone(running);
  }

  private static void expectReceipts(Running running, Administration partner) throws Exception {
    var ours = running.rehearsal().receipts(partner);
    assertThat(ours.stream().map(Receipt::id))
        .as("what we answered is what %s has", partner)
        .containsExactlyInAnyOrderElementsOf(
            strings(
                running,
                "select distinct id from receipt where way = 'OUT' and partner = '%s'",
                partner));
    assertThat(ours.stream().map(Receipt::document).distinct())
        .as("every list of %s is answered", partner)
        .containsExactlyInAnyOrderElementsOf(
            strings(
                running,
                "select distinct document from exchange where way = 'IN' and partner = '%s'"
                    + " and outcome <> 'FAILED' and document is not null",
                partner));
    assertThat(ours).allMatch(each -> each.verdict().isGood());
    assertThat(requireNonNull(ours.getLast().root())).isEqualTo(root(running, partner));
    var theirs = running.rehearsal().answers(partner);
    assertThat(theirs.stream().map(Receipt::document)).doesNotHaveDuplicates();
    assertThat(theirs.stream().map(Receipt::document))
        .as("each list that %s took closed an exchange of ours", partner)
        .containsExactlyInAnyOrderElementsOf(
            strings(
                running,
                "select e.document from exchange e join receipt r on r.exchange = e.id"
                    + " and r.way = 'IN' where e.way = 'OUT' and e.partner = '%s'"
                    + " and e.outcome = 'APPLIED'",
                partner));
  }

  private static ReconciliationRoot.Result root(Running running, Administration partner) {
    var root = new ReconciliationRoot();
    running.expected(partner).values().stream()
        .map(OperatorJson::read)
        .filter(operator -> operator.standing().compareTo(Standing.SUSPENDED) <= 0)
        .forEach(root::add);
    return root.finish();
  }

  private void expectNothingHalfDone(Running running) throws IOException {
    assertThat(strings(running, "select id::text from exchange where state <> 'ENDED'"))
        .as("exchanges that never ended")
        .isEmpty();
    assertThat(
            strings(running, "select id::text from receipt where sent_at is null and way = 'OUT'"))
        .as("receipts that are owed")
        .isEmpty();
    assertThat(strings(running, "select tablename from pg_tables where schemaname = 'staging'"))
        .as("staging tables")
        .isEmpty();
    for (var folder : PASSING) {
      assertThat(home.resolve(folder)).isEmptyDirectory();
    }
    assertThat(bodies())
        .as("kept bytes that no exchange names")
        .isSubsetOf(strings(running, "select body_path from exchange where body_path is not null"));
  }

  /** Lists alone; what proves one lies beside it. */
  private List<String> bodies() throws IOException {
    var folder = home.resolve("bodies");
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(each -> each.toString().endsWith(".raw"))
          .map(each -> folder.relativize(each).toString())
          .toList();
    }
  }

  private static List<String> strings(Running running, String sql, Object... values) {
    return JdbcClient.create(running.database())
        .sql(sql.formatted(values))
        .query(String.class)
        .list();
  }
}
