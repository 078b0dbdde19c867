package mra;

import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import mra.canonical.Operator;
import mra.clearance.CreditDesk;
import mra.rehearsal.Options;
import mra.rehearsal.Rehearsal;
import org.springframework.util.FileSystemUtils;

/**
 * Two gateways in processes of their own, on one PostgreSQL, one Artemis and one folder of original
 * bytes, and the administrations that both exchange with. HK and our own list are looked for every
 * two seconds.
 */
final class TwoNodes implements AutoCloseable {
  static final String EVERY_TWO_SECONDS = "0/2 * * * * ?";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUESTION =
      """
      {"flow":"IMPORT","parties":[{"role":"CONSIGNOR","country":"%s","code":"%s"}]}\
      """;

  private final Path folder;
  private final ExternalServers servers;
  private final Rehearsal rehearsal;
  private final HttpClient http;

  /** One of them. */
  record Running(String name, ExternalGateway process, String key) {}

  private TwoNodes(Path folder, ExternalServers servers, Rehearsal rehearsal) throws Exception {
    this.folder = folder;
    this.servers = servers;
    this.rehearsal = rehearsal;
    this.http = HttpClient.newBuilder().sslContext(servers.certificate().client()).build();
  }

  static TwoNodes prepare(Path folder) throws Exception {
    var rehearsal =
        Rehearsal.start(
            folder.resolve("rehearsal"),
            new Options(Map.of(EU, 200L, HK, 40L, MO, 40L), 0, Map.of(), 100),
            Clock.systemUTC());
    var nodes = new TwoNodes(folder, ExternalServers.start(folder), rehearsal);
    nodes.configure();
    return nodes;
  }

  /** Both begin to start at the same moment. */
  Running[] startBoth() {
    var one = meanwhile(() -> start("one"));
    var other = meanwhile(() -> start("other"));
    var both = new Running[] {one.join(), other.join()};
    // As persons did with each long ago; the nodes look it up.
    servers
        .database()
        .sql(
            """
            insert into partner_life (partner, step, state, since, by, reason)
            select partner, 2, 'LIVE', since, 'ann', 'a test' from partner_life where state = 'DRAFT'
            """)
        .update();
    return both;
  }

  /** On a thread of its own, because the common pool has one for two processors. */
  static <T> CompletableFuture<T> meanwhile(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
  }

  private Running start(String name) {
    try {
      var home = Files.createDirectories(folder.resolve(name).resolve("var"));
      var bodies = Files.createDirectories(folder.resolve("bodies"));
      Files.createSymbolicLink(home.resolve("bodies"), bodies);
      var environment = servers.environment(home);
      environment.put("MRA_NODE", name);
      environment.put("MRA_CONFIG", folder.resolve("config").toString());
      var secrets = rehearsal.secrets();
      environment.put("MRA_SECRETS", secrets.toString());
      environment.put("MRA_KEYS", secrets.resolve("keys.p12").toString());
      environment.put("MRA_KEYS_PASSWORD_FILE", secrets.resolve("keys.password").toString());
      environment.putAll(addresses());
      var process = ExternalGateway.start(folder.resolve(name), environment);
      var key = Files.readString(home.resolve("secret/admin.key")).strip();
      return new Running(name, process, key);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  Rehearsal rehearsal() {
    return rehearsal;
  }

  ExternalServers servers() {
    return servers;
  }

  HttpResponse<String> get(Running node, String key, String path) {
    return send(node, key, path, HttpRequest.newBuilder().GET());
  }

  JsonNode get(Running node, String path) {
    return json(get(node, node.key(), path));
  }

  JsonNode post(Running node, String path, String body) {
    var post = HttpRequest.newBuilder().POST(BodyPublishers.ofString(body));
    return json(send(node, node.key(), path, post.header("Content-Type", "application/json")));
  }

  /** Starts an exchange, as soon as no other one waits, and returns its id. */
  String exchange(Running node, String partner) {
    return await()
        .until(
            () -> post(node, "/api/v1/partners/" + partner + "/exchanges", "").path("id").asText(),
            id -> !id.isEmpty());
  }

  /** Outcome of a declaration that names the operator. */
  String answer(Running node, Operator operator) {
    var code = operator.code().received();
    var answer = post(node, "/api/v1/recognitions", QUESTION.formatted(code.substring(0, 2), code));
    return answer.path("decisions").path(0).path("outcome").asText();
  }

  /** Our own credit system says something. */
  void send(String message) throws Exception {
    try (var factory = servers.connections("credit");
        var context = factory.createContext()) {
      context.createProducer().send(context.createQueue(CreditDesk.QUEUE), message);
    }
  }

  @Override
  public void close() throws Exception {
    http.close();
    servers.close();
    rehearsal.close();
  }

  HttpResponse<String> send(Running node, String key, String path, HttpRequest.Builder request) {
    var at = URI.create("https://localhost:" + node.process().port() + path);
    try {
      return http.send(
          request.uri(at).header("Authorization", "Bearer " + key).build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The project's partners with what the rehearsal lays over them, in one folder. */
  private void configure() throws IOException {
    var config = folder.resolve("config");
    for (var part : new String[] {"partners", "mappings", "schemas"}) {
      FileSystemUtils.copyRecursively(Path.of("..", part), config.resolve(part));
    }
    FileSystemUtils.copyRecursively(rehearsal.overlay(), config);
    for (var often : new String[] {"CN", "HK"}) {
      var profile = config.resolve("partners").resolve(often).resolve("partner.yaml");
      var text = Files.readString(profile);
      Files.writeString(
          profile,
          text.replaceFirst("(?m)^  at: \"[^\"]*\"", "  at: \"" + EVERY_TWO_SECONDS + "\""));
    }
  }

  private Map<String, String> addresses() throws IOException {
    var values = new Properties();
    try (var in = Files.newBufferedReader(rehearsal.overlay().resolve("values.properties"))) {
      values.load(in);
    }
    var addresses = new HashMap<String, String>();
    values.stringPropertyNames().forEach(name -> addresses.put(name, values.getProperty(name)));
    return addresses;
  }
}
