package mra;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import mra.canonical.ListHeader;
import mra.canonical.Operator;
import mra.canonical.OperatorJson;
import mra.canonical.SetAside;
import mra.clearance.CreditDesk;
import mra.exchange.Patience;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.KeptReceipt;
import mra.journal.Receipts;
import mra.rehearsal.Administration;
import mra.rehearsal.Mischief;
import mra.rehearsal.Options;
import mra.rehearsal.Rehearsal;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * A whole gateway with its rehearsal administrations, as {@code ./mra run} starts it, on free
 * ports.
 */
final class Running implements AutoCloseable {
  /** In our own register. */
  static final long ENTERPRISES = 300;

  private static final String SUBSCRIPTION = "clearance.aeo.changes::clearance";

  /** A partner that hangs is given up after two seconds, and tried once more. */
  private static final Patience IMPATIENT =
      new Patience(
          1,
          Duration.ofMillis(50),
          Duration.ofMillis(50),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10));

  private static final Patience PATIENT =
      new Patience(
          1,
          Duration.ofMillis(50),
          Duration.ofMillis(50),
          Duration.ofMinutes(1),
          Duration.ofSeconds(5));

  private final Ground ground;
  private final Gateway gateway;
  private final HttpClient http = HttpClient.newHttpClient();

  private Running(Ground ground, Gateway gateway) {
    this.ground = ground;
    this.gateway = gateway;
  }

  static Running start(Path home, Map<Administration, Long> sizes) throws Exception {
    return start(home, Path.of("..").toAbsolutePath().normalize(), sizes);
  }

  /** For tests in which nobody hangs: a busy machine may take its time. */
  static Running patient(Path home, Map<Administration, Long> sizes) throws Exception {
    return start(home, Path.of("..").toAbsolutePath().normalize(), sizes, PATIENT);
  }

  /** With a clock of the gateway's own; its partners have the true one. */
  static Running patient(Path home, Path config, Map<Administration, Long> sizes, Clock clock)
      throws Exception {
    return start(home, config.toAbsolutePath().normalize(), sizes, PATIENT, clock);
  }

  /** The same with a configuration of the test's own. */
  static Running patient(Path home, Path config, Map<Administration, Long> sizes) throws Exception {
    return start(home, config, sizes, PATIENT);
  }

  static Running start(Path home, Path config, Map<Administration, Long> sizes) throws Exception {
    return start(home, config, sizes, IMPATIENT);
  }

  private static Running start(
      Path home, Path config, Map<Administration, Long> sizes, Patience patience) throws Exception {
    return start(home, config, sizes, patience, Clock.systemUTC());
  }

  /** With values of variables, as other partners' profiles need them. */
  static Running connected(
      Path home, Path config, Map<Administration, Long> sizes, Map<String, String> environment)
      throws Exception {
    return start(home, config, sizes, PATIENT, Clock.systemUTC(), environment);
  }

  private static Running start(
      Path home, Path config, Map<Administration, Long> sizes, Patience patience, Clock clock)
      throws Exception {
    return start(home, config, sizes, patience, clock, System.getenv());
  }

  private static Running start(
      Path home,
      Path config,
      Map<Administration, Long> sizes,
      Patience patience,
      Clock clock,
      Map<String, String> environment)
      throws Exception {
    var settings =
        GatewaySettings.from(
            Map.of("MRA_HOME", home.toString(), "MRA_PORT", "0", "MRA_BROKER_PORT", "0"),
            config,
            false);
    var options = new Options(sizes, 0, Map.of(), ENTERPRISES);
    var ground =
        EmbeddedGround.open(settings, options, Clock.systemUTC(), environment, started -> {});
    return new Running(ground, Gateway.on(ground, settings, patience, clock));
  }

  Rehearsal rehearsal() {
    return ((RehearsedGuests) ground.guests()).rehearsal();
  }

  /** An exchange, the list's header where it could be read, and how it ended. */
  record Ended(UUID id, @Nullable ListHeader header, Ending ending) {}

  /** Lets the partner publish a new list and fetches it. */
  Ended exchange(Administration partner, long changes, Mischief mischief) throws Exception {
    rehearsal().publish(partner, changes, mischief);
    return fetch(partner);
  }

  Ended fetch(Administration partner) throws Exception {
    return fetch(partner.name());
  }

  Ended fetch(String partner) throws Exception {
    var record = pull(partner);
    gateway.settle();
    return new Ended(record.id(), record.header(), requireNonNull(record.ending()));
  }

  /** Fetches, and does not wait until clearance was told. */
  ExchangeRecord pull(String partner) {
    return gateway.exchanges().pull(partner).getLast();
  }

  /** Exchanges by the clock and on changes, as {@code ./mra run} goes on. */
  void schedule() throws Exception {
    gateway.schedule();
  }

  /** Tells the partner what it does not know of our own programme. */
  List<ExchangeRecord> tell(Administration partner) {
    return tell(partner.name());
  }

  List<ExchangeRecord> tell(String partner) {
    return gateway.exchanges().push(partner, false);
  }

  /** Tells the partner what takes recognition away, ahead of lists. */
  List<ExchangeRecord> tellUrgently(Administration partner) {
    return gateway.exchanges().push(partner.name(), true);
  }

  /** What the registry exports, by code, as canonical JSON. */
  Map<String, String> exported(Administration partner) throws Exception {
    return exported(partner.name());
  }

  Map<String, String> exported(String partner) throws Exception {
    var lines = get("/api/v1/export?partner=" + partner).body();
    var byCode = new TreeMap<String, String>();
    lines.lines().forEach(line -> byCode.put(OperatorJson.read(line).code().normalised(), line));
    return byCode;
  }

  /** What the generator's model says, by code, as canonical JSON. */
  Map<String, String> expected(Administration partner) {
    return byCode(rehearsal().expected(partner));
  }

  static Map<String, String> byCode(Iterator<Operator> all) {
    var byCode = new TreeMap<String, String>();
    while (all.hasNext()) {
      var operator = all.next();
      byCode.put(operator.code().normalised(), OperatorJson.write(operator));
    }
    return byCode;
  }

  /** What clearance was to be told and was answered is where it is looked for. */
  void settle() throws InterruptedException {
    gateway.settle();
  }

  /** Takes everything that clearance has been told. */
  List<String> told() throws Exception {
    gateway.settle();
    var messages = new ArrayList<String>();
    try (var factory = clearance();
        var context = factory.createContext()) {
      var consumer = context.createConsumer(context.createQueue(SUBSCRIPTION));
      for (var body = consumer.receiveBody(String.class, 1_000);
          body != null;
          body = consumer.receiveBody(String.class, 200)) {
        messages.add(body);
      }
    }
    return messages;
  }

  /** Says something on the queue of our own credit system. */
  void send(String login, String message) {
    try (var factory = connections(login);
        var context = factory.createContext()) {
      context.createProducer().send(context.createQueue(CreditDesk.QUEUE), message);
    }
  }

  /** Tries to read what others said there. */
  @Nullable String receive(String login) {
    try (var factory = connections(login);
        var context = factory.createContext()) {
      var queue = context.createQueue(CreditDesk.QUEUE);
      return context.createConsumer(queue).receiveBody(String.class, 100);
    }
  }

  EmbeddedBroker broker() {
    return requireNonNull(ground.broker().server());
  }

  /** With clearance's login to the broker. */
  ActiveMQConnectionFactory clearance() {
    return connections("clearance");
  }

  private ActiveMQConnectionFactory connections(String login) {
    return new ActiveMQConnectionFactory(
        "tcp://127.0.0.1:" + ground.broker().port().orElseThrow(),
        login,
        ground.home().secrets().text(login + ".password"));
  }

  /** The newest exchanges of a partner, newest first. */
  List<ExchangeRecord> journalOf(String partner) {
    return new Journal(database()).page(partner, null, 20);
  }

  /** Exchanges that brought a document, oldest first. */
  List<ExchangeRecord> ofDocument(String id) {
    return journalOf("CN").reversed().stream()
        .filter(each -> each.header() != null && each.header().document().equals(id))
        .toList();
  }

  /** Something that no gateway does to its database. */
  void tamper(String sql) throws Exception {
    try (var connection = ground.database().source().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  List<SetAside> setAside(UUID exchange) {
    return new Journal(database()).setAsideIn(exchange, 100);
  }

  DataSource database() {
    return ground.database().source();
  }

  HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String type, String body) throws Exception {
    return http.send(
        request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> withoutKey(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(at(path)).GET().build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return request(path, adminKey());
  }

  private HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + key);
  }

  /** With a key of somebody else's. */
  HttpResponse<byte[]> ask(String key, String method, String path, String type, byte[] body)
      throws Exception {
    var request = request(path, key).header("Content-Type", type);
    return http.send(
        request.method(method, BodyPublishers.ofByteArray(body)).build(),
        BodyHandlers.ofByteArray());
  }

  /** What a rehearsed partner shows. */
  String keyOf(Administration partner) {
    return ground.home().secrets().text(ApiWiring.guestKey(partner.name()));
  }

  int port() {
    return gateway.port();
  }

  /** What the partner does not have yet goes out its ordinary way. */
  void followUp(Administration partner) {
    gateway.exchanges().followUp(partner.name());
  }

  String adminKey() {
    return ground.home().secrets().text(ApiWiring.FIRST_KEY);
  }

  /** Our receipt for an exchange. */
  Optional<KeptReceipt> receiptOf(UUID exchange) {
    return new Receipts(database()).of(exchange);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + gateway.port() + path);
  }

  @Override
  public void close() throws Exception {
    gateway.close();
  }
}
