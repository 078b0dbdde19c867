package mra.bench;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import mra.exchange.FileWay;
import mra.journal.Outcome;
import mra.partner.PartnerProfile;
import mra.trust.Spool;
import mra.trust.Trust;
import org.springframework.jdbc.core.simple.JdbcClient;

/** File at rest to committed registry, by both sides in turn. */
final class EndToEnd {
  private final Keys keys;
  private final PartnerProfile partner;
  private final Store store;
  private final FileWay ours;
  private final Peer peer;

  private EndToEnd(Keys keys, Store store, FileWay ours) throws IOException {
    this.keys = keys;
    this.partner = Project.partner(keys);
    this.store = store;
    this.ours = ours;
    this.peer = new Peer(keys, store);
  }

  /** The three lists in the order of a life: everything new, nothing new, little new. */
  static List<Figure> run(Settings settings) throws Exception {
    var keys = Keys.in(Project.WORK.resolve("keys"));
    try (var store = Store.open("home");
        var ours = way(keys, store)) {
      var bench = new EndToEnd(keys, store, ours);
      return bench.measure(settings);
    }
  }

  static FileWay way(Keys keys, Store store) throws Exception {
    var trust = new Trust(keys.ring(), Spool.in(store.folder("spool")), Clock.systemUTC());
    return new FileWay(store.ours(), trust, Project.mappings(), store.home());
  }

  private List<Figure> measure(Settings settings) throws Exception {
    long records = settings.records();
    var steps =
        List.of(
            new Step("first-load", 2, new ListFile(records, 0, 1)),
            new Step("unchanged", 4, new ListFile(records, 0, 2)),
            new Step("changed", 3, new ListFile(records, records / 1000, 3)));
    for (var step : steps) {
      step.list.sealed(keys);
      step.list.table();
    }
    settings.say("PostgreSQL " + store.version());
    round(steps.stream().map(Step::rehearsal).toList(), true);
    for (int run = 0; run < settings.runs(); run++) {
      settings.say("end to end, run " + (run + 1));
      round(steps, run % 2 == 0);
    }
    var figures = new ArrayList<Figure>();
    for (var step : steps) {
      figures.add(step.figure());
    }
    return figures;
  }

  private void round(List<Step> steps, boolean oursFirst) throws Exception {
    store.empty();
    for (var step : steps) {
      if (oursFirst) {
        ours(step);
        peer(step);
      } else {
        peer(step);
        ours(step);
      }
      step.agree(rows(store.ours()), rows(store.peer()));
    }
  }

  private void ours(Step step) throws Exception {
    store.settle();
    var file = step.list.sealed(keys);
    step.ours.time(() -> require(ours.bring(partner, file)));
  }

  private void peer(Step step) throws Exception {
    store.settle();
    step.peer.time(() -> peer.bring(step.list));
  }

  private static void require(Outcome outcome) {
    if (outcome != Outcome.APPLIED && outcome != Outcome.UNCHANGED) {
      throw new IllegalStateException("the list was not applied: " + outcome);
    }
  }

  private static String rows(DataSource database) throws IOException {
    return JdbcClient.create(database).sql(Store.resource("rows.sql")).query(String.class).single();
  }
}
