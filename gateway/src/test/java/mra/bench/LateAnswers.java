package mra.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import mra.bench.Figure.Better;
import mra.clearance.LateKnowledgeFigures;
import mra.partner.PartnerFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which of ten million kept answers a late list proves wrong: a list that tells of a few
 * suspensions, and one that tells of every tenth operator's. The peer is the join that one would
 * write for exactly this case, without the rules.
 */
final class LateAnswers {
  private static final Double GOAL_SECONDS = 10.0;
  private static final int OPERATORS = 100_000;
  private static final int FEW = 20;
  private static final int FETCH_ROWS = 2_000;

  private static final String JOIN =
      """
      select d.id
      from operator_version v
      join decision d on d.partner = v.partner and d.operator = v.code
       and d.at >= v.in_force_from and d.at < v.in_force_to and d.at < v.known_from
      where v.partner = 'EU' and v.known_from <= :learned and v.known_to > :learned
        and v.standing <> 'VALID' and d.outcome = 'RECOGNISED'
      order by d.id
      """;

  private final LateKnowledgeFigures kept;
  private final Store store;
  private final JdbcClient jdbc;
  private final TransactionTemplate cursor;

  private LateAnswers(Store store, long answers) {
    this.store = store;
    var partners = PartnerFiles.load(Project.ROOT, Optional.empty(), Map.of());
    this.kept = new LateKnowledgeFigures(store.ours(), partners, answers, OPERATORS);
    var template = new JdbcTemplate(store.ours());
    template.setFetchSize(FETCH_ROWS);
    this.jdbc = JdbcClient.create(template);
    this.cursor = new TransactionTemplate(new DataSourceTransactionManager(store.ours()));
  }

  static List<Figure> run(Settings settings) throws Exception {
    long answers = settings.records() * 100 / 3;
    try (var store = Store.open("late")) {
      var bench = new LateAnswers(store, answers);
      bench.begin(settings, answers);
      var few = bench.kept.suspend("L2", 0, FEW, "2026-11-05T10:00:00Z");
      var many = bench.kept.suspend("L3", FEW, OPERATORS / 10, "2026-11-05T11:00:00Z");
      bench.jdbc.sql("analyze operator_version").update();
      return List.of(
          bench.figure("late-knowledge", few, GOAL_SECONDS, settings),
          bench.figure("late-knowledge-many", many, null, settings));
    }
  }

  /** Kept answers take minutes to write, and stay from one run of the benchmark to the next. */
  private void begin(Settings settings, long answers) throws IOException {
    jdbc.sql("create schema if not exists bench; alter table decision set schema bench").update();
    store.empty();
    jdbc.sql("alter table bench.decision set schema public").update();
    kept.know();
    if (jdbc.sql("select count(*) from decision").query(Long.class).single() != answers) {
      settings.say("late knowledge, " + answers + " kept answers are written");
      kept.fill();
    }
    settings.say("late knowledge, the kept answers take " + size());
  }

  private Figure figure(String name, Instant learned, @Nullable Double goal, Settings settings)
      throws Exception {
    var ours = new Series();
    var peer = new Series();
    var found = new ArrayList<Found>();
    for (int run = 0; run < settings.runs(); run++) {
      settings.say(name + ", run " + (run + 1));
      store.settle();
      var mine = new Found();
      ours.time(() -> kept.report(learned, mine));
      var theirs = new Found();
      peer.time(() -> join(learned, theirs));
      mine.agree(theirs);
      found.add(mine);
    }
    return new Figure(
        name,
        ours.median(),
        Better.LOWER,
        goal,
        ours.median(),
        peer.median(),
        "s",
        String.format(
            Locale.ROOT,
            "%s, the ratio is ours in seconds; peer %s; both found %d",
            ours.spread(),
            peer.spread(),
            found.getFirst().count));
  }

  private void join(Instant learned, Consumer<UUID> each) {
    cursor.executeWithoutResult(status -> {
      try (var rows =
          jdbc
              .sql(JOIN)
              .param("learned", learned.atOffset(ZoneOffset.UTC))
              .query(UUID.class)
              .stream()) {
        rows.forEach(each);
      }
    });
  }

  private String size() {
    return jdbc.sql("select pg_size_pretty(pg_total_relation_size('decision'))")
        .query(String.class)
        .single();
  }

  /** Answers in order, digested. */
  private static final class Found implements Consumer<UUID> {
    private final MessageDigest digest;
    private final ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
    private long count;

    Found() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException everyJavaHasIt) {
        throw new IllegalStateException(everyJavaHasIt);
      }
    }

    @Override
    public void accept(UUID id) {
      count++;
      digest.update(
          bytes
              .clear()
              .putLong(id.getMostSignificantBits())
              .putLong(id.getLeastSignificantBits())
              .flip());
    }

    void agree(Found other) {
      var mine = HexFormat.of().formatHex(digest.digest());
      if (count == 0 || !mine.equals(HexFormat.of().formatHex(other.digest.digest()))) {
        throw new IllegalStateException(
            "the answers found differ: ours %d, peer %d".formatted(count, other.count));
      }
    }
  }
}
