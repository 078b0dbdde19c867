package mra.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import mra.canonical.Change;
import mra.canonical.Operator;
import mra.clearance.AppliedList;
import mra.clearance.IndexKeeper;
import mra.exchange.FileWay;
import mra.journal.Outcome;
import mra.partner.Agreement.Flow;
import mra.partner.GateBounds;
import mra.partner.LifeState;
import mra.partner.PartnerProfile;
import mra.recognition.Party;
import mra.recognition.PartyRole;
import mra.recognition.Question;
import mra.recognition.Recogniser;
import mra.registry.Operators;
import mra.rehearsal.Administration;
import mra.rehearsal.EuListFile;
import mra.rehearsal.Generator;
import mra.rehearsal.PlannedChange;
import mra.trust.Spool;
import mra.trust.Trust;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A gateway that knows a partner of one size and takes one delta after another, index included. */
final class DeltaTaker implements AutoCloseable {
  /** Enough to choose a delta from: what goes absent no delta can tell. */
  private static final int CHANGES_READ = 2;

  /** What a partner tells within a day is judged together, and here it tells a month's worth. */
  private static final GateBounds WIDE = new GateBounds(1, 10, 1, 0.01, 10, false);

  private final long operators;
  private final Keys keys;
  private final Path folder;
  private final PartnerProfile partner;
  private final HikariDataSource database;
  private final IndexKeeper keeper;
  private final Recogniser recogniser;
  private final FileWay way;
  private final Generator register;
  private final Series times = new Series();
  private long touched;
  private long revision;
  private long sequence = 1;

  DeltaTaker(long operators, Keys keys, DataSource server, Path home) throws Exception {
    this.operators = operators;
    this.keys = keys;
    this.folder = Files.createDirectories(home.resolve("deltas-" + operators));
    this.partner = Project.partner(keys, WIDE);
    this.register = new Generator(Administration.EU, operators);
    var pool = new HikariConfig();
    pool.setDataSource(server);
    this.database = new HikariDataSource(pool);
    var transactions = new DataSourceTransactionManager(database);
    this.keeper =
        new IndexKeeper(
            new Operators(database, transactions), () -> Map.of(partner.id(), LifeState.LIVE));
    keeper.lookForStates();
    var setup =
        new Recogniser.Setup(
            List.of(partner), Map.of(), ZoneId.of("Asia/Shanghai"), Clock.systemUTC());
    this.recogniser = Recogniser.operational(keeper::index, setup, () -> null);
    var trust = new Trust(keys.ring(), Spool.in(folder.resolve("spool")), Clock.systemUTC());
    this.way = new FileWay(database, trust, Project.mappings(), folder, this::applied);
  }

  /** The partner's full list, and the index of it. */
  void begin() throws Exception {
    require(way.bring(partner, new ListFile(operators, 0, 1).sealed(keys)), 1);
    keeper.compare();
  }

  /** What a gateway does with its index every few seconds, beside the lists. */
  void tend() {
    keeper.compare();
    keeper.tidy();
  }

  Series times() {
    return times;
  }

  long operators() {
    return operators;
  }

  /**
   * The next delta, of so many records, each of which changes an operator.
   *
   * @param counts whether its time is kept
   */
  void take(int records, boolean counts) throws Exception {
    var changes = changes(records);
    sequence++;
    var file = file(changes);
    touched = 0;
    var outcome = new Outcome[1];
    (counts ? times : new Series()).time(() -> outcome[0] = way.bring(partner, file));
    require(outcome[0], records);
    requireAnswer(changes.getLast());
    Files.delete(file);
  }

  private void applied(AppliedList list) {
    touched = list.touched();
    keeper.applied(list);
  }

  private void require(Outcome outcome, long changes) {
    if (outcome != Outcome.APPLIED || touched < changes) {
      throw new IllegalStateException("%s, touched %d".formatted(outcome, touched));
    }
  }

  /** No figure for a delta by which nobody is answered. */
  private void requireAnswer(PlannedChange last) {
    var party = new Party(PartyRole.CONSIGNOR, null, last.operator().code().received(), null);
    var question = new Question(null, Flow.IMPORT, null, List.of(party));
    var answer = recogniser.answer(question).decisions().getFirst();
    var list = answer.list();
    if (answer.programme() == null || list == null || !list.id().equals(document())) {
      throw new IllegalStateException("not answered by " + document() + ": " + answer);
    }
  }

  private List<PlannedChange> changes(int records) {
    long from = revision;
    revision += CHANGES_READ * records;
    return register.changes(from, revision).stream()
        .filter(each -> each.kind() != Change.ABSENT && each.kind() != Change.RETURNED)
        .limit(records)
        .toList();
  }

  private Path file(List<PlannedChange> changes) throws IOException {
    var plain = folder.resolve("delta.xml");
    try (var out = new BufferedOutputStream(Files.newOutputStream(plain))) {
      EuListFile.writeDelta(operators(changes), sequence, asOf(), out);
    }
    var sealed = folder.resolve("delta.p7m");
    try (var out = new BufferedOutputStream(Files.newOutputStream(sealed))) {
      ListFile.seal(plain, keys, out);
    }
    return sealed;
  }

  private static List<Operator> operators(List<PlannedChange> changes) {
    return changes.stream().map(PlannedChange::operator).toList();
  }

  private String document() {
    return "EU-BENCH-" + sequence;
  }

  private Instant asOf() {
    return new ListFile(operators, 0, 1).asOf().plusSeconds(sequence);
  }

  @Override
  public void close() throws IOException {
    way.close();
    keeper.close();
    database.close();
  }
}
