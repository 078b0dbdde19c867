package mra;

import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mra.api.AccessKeys;
import mra.api.Holder;
import mra.api.Role;
import mra.audit.AuditLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each door of the API opens to the roles that its description names, and to no other key. */
@Timeout(180)
class DoorsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final Pattern OPENED = Pattern.compile("Opened by the roles? ([a-z, ]+)\\.");
  private static final String OF_THAT_PARTNER = "Opened by a key of that partner alone";

  @TempDir private static Path home;
  private static Running running;
  private static Map<Role, String> keys;

  @BeforeAll
  static void start() throws Exception {
    running = Running.patient(home, Map.of(EU, 5L, HK, 5L, MO, 5L));
    keys = new EnumMap<>(Role.class);
    for (var role : Role.ofTheHouse()) {
      keys.put(role, admit(role));
    }
    keys.put(Role.PARTNER, running.keyOf(EU));
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  private static String admit(Role role) {
    var key = "%-43s".formatted(role.name().toLowerCase(Locale.ROOT)).replace(' ', '-');
    var database = running.database();
    var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    new AccessKeys(
            JdbcClient.create(database), transaction, new AuditLog(database), Clock.systemUTC())
        .admit(new Holder("the-" + role, Holder.Kind.PERSON, Set.of(role)), key);
    return key;
  }

  private record Door(String method, String path, Set<Role> openedBy) {}

  @TestFactory
  Stream<DynamicTest> opensAsItsDescriptionSays() throws Exception {
    return doors().stream()
        .map(door -> DynamicTest.dynamicTest(door.method + " " + door.path, () -> tryAll(door)));
  }

  @Test
  void thereIsAtLeastOneDoorForEachRole() throws Exception {
    var all = EnumSet.noneOf(Role.class);
    doors().forEach(door -> all.addAll(door.openedBy));

    assertThat(all).containsExactlyInAnyOrder(Role.values());
  }

  private static void tryAll(Door door) throws Exception {
    var opened = EnumSet.noneOf(Role.class);
    for (var key : keys.entrySet()) {
      if (isOpen(door, key.getValue())) {
        opened.add(key.getKey());
      }
    }

    assertThat(opened).isEqualTo(door.openedBy);
    assertThat(isOpen(door, running.keyOf(HK))).as("to another partner").isFalse();
    assertThat(ask(door, "x".repeat(43)).statusCode()).as("to nobody").isEqualTo(401);
  }

  /** Bad requests stay without effect: what is asked is who gets as far as being told so. */
  private static boolean isOpen(Door door, String key) throws Exception {
    var answer = ask(door, key);
    boolean closed = answer.statusCode() == 403;
    if (closed) {
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .contains("E702", "the key's roles do not open this door");
    }
    return !closed;
  }

  private static HttpResponse<byte[]> ask(Door door, String key) throws Exception {
    var path =
        door.path
            .replace("/partners/{id}", "/partners/EU")
            .replace("/exchanges/{id}", "/exchanges/00000000-0000-0000-0000-000000000000")
            .replaceAll("\\{[a-z]+}", "nobody");
    var body = door.method.equals("GET") ? new byte[0] : "{}".getBytes(StandardCharsets.UTF_8);
    return running.ask(key, door.method, path, "application/json", body);
  }

  private static List<Door> doors() throws Exception {
    var doors = new ArrayList<Door>();
    var paths = JSON.readTree(running.get("/api/openapi.json").body()).path("paths");
    paths
        .properties()
        .forEach(path ->
            path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method ->
                    doors.add(
                        new Door(
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            openedBy(method.getValue())))));
    return doors;
  }

  private static Set<Role> openedBy(JsonNode operation) {
    var said = operation.path("description").asText();
    if (said.startsWith(OF_THAT_PARTNER)) {
      return EnumSet.of(Role.PARTNER);
    }
    var matcher = OPENED.matcher(said);
    assertThat(matcher.matches()).as(said).isTrue();
    var roles = EnumSet.noneOf(Role.class);
    for (var role : matcher.group(1).split(", ")) {
      roles.add(Role.valueOf(role.toUpperCase(Locale.ROOT)));
    }
    return roles;
  }
}
