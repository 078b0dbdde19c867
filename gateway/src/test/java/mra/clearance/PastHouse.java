package mra.clearance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import mra.canonical.Code;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.canonical.SetAside;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.partner.Agreement.Flow;
import mra.partner.Partners;
import mra.recognition.Answer;
import mra.recognition.ListRef;
import mra.recognition.Party;
import mra.recognition.PartyRole;
import mra.recognition.Question;
import mra.recognition.Recogniser;
import mra.registry.Beliefs;
import mra.registry.Operators;
import mra.registry.Registry;
import mra.testing.Databases;
import mra.testing.Moves;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A registry that takes lists of the EU, an index that answers by it, and a clock set by hand. */
final class PastHouse {
  final DataSource database;
  private final Partners partners;
  private final TransactionTemplate transaction;
  private final Registry registry;
  private final TreeMap<Instant, ListRef> lists = new TreeMap<>();
  private final Clock clock = new ByHand();
  private Instant now = Instant.EPOCH;
  private long answers;

  final Moves moves;
  private final IndexKeeper keeper;
  private final Recogniser recogniser;
  final PastAnswers past;
  final LateKnowledge late;

  PastHouse() {
    this(Databases.fresh(), Household.PARTNERS);
  }

  PastHouse(DataSource database, Partners partners) {
    this.database = database;
    this.partners = partners;
    var transactions = new DataSourceTransactionManager(database);
    this.transaction = new TransactionTemplate(transactions);
    this.registry = new Registry(database);
    this.moves = new Moves(database, partners.all(), clock);
    this.keeper = new IndexKeeper(new Operators(database, transactions), moves.lives::now);
    keeper.lookForStates();
    var setup =
        new Recogniser.Setup(
            partners.all(), Map.of("CONSIGNOR", Set.of("EX")), ZoneId.of("Asia/Shanghai"), clock);
    this.recogniser = Recogniser.operational(keeper::index, setup, this::nextId);
    this.past =
        new PastAnswers(setup, new Beliefs(database), this::listThen, moves.lives::historyOf);
    this.late = new LateKnowledge(database, transactions, setup, moves.lives::historyOf);
  }

  PastHouse at(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  Instant now() {
    return now;
  }

  /**
   * A full list whose records are operators and unreadable ones; it is known and in use at once.
   */
  PastHouse list(String id, String asOf, Object... records) {
    return list(ListType.FULL, id, asOf, records);
  }

  PastHouse list(ListType type, String id, String asOf, Object... records) {
    var header =
        new ListHeader(id, type, OptionalLong.empty(), Instant.parse(asOf), OptionalLong.empty());
    var eu = partners.byId("EU");
    try (var staged =
        registry.stage(UUID.randomUUID(), eu, () -> new Given(header, List.of(records)))) {
      transaction.executeWithoutResult(status -> {
        var before = registry.lock("EU");
        registry.apply(staged, before, registry.compare(staged, before), now, true);
      });
    }
    if (type.hasTurn()) {
      lists.put(now, new ListRef(id, header.asOf()));
    }
    keeper.compare();
    return this;
  }

  /** What clearance is told now; it is kept. */
  Answer ask(Question question) {
    keeper.lookForStates();
    var answer = recogniser.answer(question);
    keep(new Answered(question, answer));
    return answer;
  }

  /** Returns when it is in the database. */
  private void keep(Answered answered) {
    try {
      var folder = Files.createTempDirectory("decisions");
      try (var decisions = new Decisions(database, database, folder, clock, partners::byId)) {
        decisions.start();
        decisions.keep(List.of(answered));
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer ask(String declaration, String code) {
    return ask(question(declaration, null, "DE", code));
  }

  static Question question(
      String declaration, @Nullable String at, @Nullable String country, @Nullable String code) {
    var party = new Party(PartyRole.CONSIGNOR, country, code, null);
    return new Question(
        declaration, Flow.IMPORT, at == null ? null : Instant.parse(at), List.of(party));
  }

  static Question asKnown(Question question, Instant knownAt) {
    return new Question(
        question.declaration(), question.flow(), question.at(), knownAt, question.parties());
  }

  static Operator operator(String code) {
    return new Operator(
        "EU",
        Code.of(code),
        new TreeMap<>(Map.of("EORI", "DE" + code.replaceAll("\\D", ""))),
        List.of(new Name("Muster GmbH", "de")),
        null,
        "AEOF",
        List.of(),
        Standing.VALID,
        LocalDate.of(2020, 1, 1),
        LocalDate.of(2020, 1, 1),
        null,
        null,
        null);
  }

  static Operator suspended(String code, String since) {
    return operator(code).with(Standing.SUSPENDED, LocalDate.parse(since));
  }

  static SetAside unreadable(String code) {
    return new SetAside(
        1, "/l:Operator[1]", Fault.CODE_VALUE_UNMAPPED, "", Code.of(code), Standing.VALID, null);
  }

  JdbcClient jdbc() {
    return JdbcClient.create(database);
  }

  private Optional<ListRef> listThen(String partner, Instant at) {
    return partner.equals("EU")
        ? Optional.ofNullable(lists.floorEntry(at)).map(Map.Entry::getValue)
        : Optional.empty();
  }

  /** In the order of the answers, as UUIDv7 are. */
  private String nextId() {
    return new UUID(now.toEpochMilli() << 16 | 0x7000, ++answers).toString();
  }

  private record Given(ListHeader header, List<Object> records) implements OperatorStream {
    @Override
    public void forEach(Sink sink) {
      for (var each : records) {
        switch (each) {
          case Operator operator -> sink.operator(operator);
          case SetAside setAside -> sink.setAside(setAside);
          default -> throw new IllegalArgumentException(each.toString());
        }
      }
    }
  }

  private final class ByHand extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
