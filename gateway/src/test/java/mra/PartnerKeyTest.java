package mra;

import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import mra.journal.Outcome;
import mra.rehearsal.Administration;
import mra.rehearsal.Misdelivery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A partner's key opens the door of that partner and no other, and nothing else opens it. */
@Timeout(180)
class PartnerKeyTest {
  private static final String CMS = "application/pkcs7-mime";

  @TempDir private static Path home;
  private static Running running;
  private static Recognised recognised;

  @BeforeAll
  static void start() throws Exception {
    running = Running.patient(home, Map.of(EU, 20L, HK, 5L, MO, 20L));
    recognised = new Recognised(running);
    for (var partner : List.of(EU, MO)) {
      assertThat(running.fetch(partner).ending().outcome()).isEqualTo(Outcome.APPLIED);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "EU, NO_KEY, 401",
    "MO, NO_KEY, 401",
    "EU, UNKNOWN_KEY, 401",
    "MO, UNKNOWN_KEY, 401",
    "EU, OTHERS_KEY, 403",
    "MO, OTHERS_KEY, 403"
  })
  void whoShowsNoKeyOfThePartnerIsNotHeard(Administration by, Misdelivery how, int status)
      throws Exception {
    var before = running.journalOf(by.name()).size();
    var one = recognised.first(by, 1);

    var brought = running.rehearsal().urgent(by).urge(Recognised.codes(one), how);

    assertThat(brought.status()).isEqualTo(status);
    assertThat(recognised.answer(one.getFirst())).startsWith("RECOGNISED");

    assertThat(running.journalOf(by.name())).hasSize(before);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "GET, /api/v1/partners",
    "GET, /api/v1/partners/MO/exchanges",
    "POST, /api/v1/partners/MO/exchanges",
    "POST, /api/v1/partners/EU/lists",
    "POST, /api/v1/partners/CN/lists",
    "POST, /api/v1/partners/ZZ/lists",
    "POST, /exchange/EU",
    "GET, /exchange/MO",
    "POST, /exchange/MO/",
    "PUT, /api/v1/partners/MO/keys/more",
    "DELETE, /api/v1/partners/MO/keys/rehearsal",
    "POST, /api/v1/recognitions",
    "GET, /api/v1/export?partner=MO",
    "GET, /api/openapi.json",
    "GET, /actuator/prometheus"
  })
  void aPartnersKeyOpensNoOtherDoor(String method, String path) throws Exception {
    var type = path.endsWith("lists") ? CMS : "application/json";

    var answer = running.ask(running.keyOf(MO), method, path, type, new byte[0]);

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/partners/MO/lists", "/exchange/EU"})
  void noOtherRoleBringsLists(String path) throws Exception {
    var list = running.rehearsal().sealed(MO);

    var answer = running.ask(running.adminKey(), "POST", path, CMS, list);

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void aPartnersListComesInByItsOwnDoorOnly() throws Exception {
    var list = running.rehearsal().sealed(MO);

    assertThat(running.ask(running.keyOf(MO), "POST", "/exchange/MO", CMS, list).statusCode())
        .isEqualTo(404);
    var eu = running.ask(running.keyOf(EU), "POST", "/api/v1/partners/EU/lists", CMS, list);
    assertThat(eu.statusCode()).isEqualTo(400);
    assertThat(new String(eu.body(), StandardCharsets.UTF_8)).contains("E701");
    var wrongType =
        running.ask(running.keyOf(MO), "POST", "/api/v1/partners/MO/lists", "text/plain", list);
    assertThat(wrongType.statusCode()).isEqualTo(415);
  }

  @Test
  void aKeyIsGivenAndRevokedByAnAdminAndGoneAtOnce() throws Exception {
    var key = "abcdefghijklmnopqrstuvwxyz-_ABCDEFGHIJ01234";
    var sha256 = sha256Of(key);
    var list = running.rehearsal().sealed(MO);

    assertThat(lists(key, list)).isEqualTo(401);
    assertThat(keys("PUT", "MO", sha256)).isEqualTo(204);
    assertThat(lists(key, list)).isEqualTo(200);
    assertThat(keys("DELETE", "MO", sha256)).isEqualTo(204);
    assertThat(lists(key, list)).isEqualTo(401);

    assertThat(keys("DELETE", "MO", sha256)).isEqualTo(404);
    assertThat(keys("PUT", "MO", key)).isEqualTo(400);
    assertThat(keys("PUT", "MO", sha256Of(running.adminKey()))).as("somebody's").isEqualTo(400);
    assertThat(keys("PUT", "CN", sha256)).isEqualTo(400);
    assertThat(keys("PUT", "ZZ", sha256)).isEqualTo(404);
  }

  @Test
  void theDoorIsDescribed() throws Exception {
    var door = new ObjectMapper().readTree(running.get("/api/openapi.json").body());

    var post = door.path("paths").path("/api/v1/partners/{id}/lists").path("post");
    assertThat(post.at("/requestBody/content").has("application/pkcs7-mime")).isTrue();
    assertThat(post.at("/responses/422/content").has("application/pkcs7-mime")).isTrue();
    assertThat(post.at("/responses/400/content").has("application/problem+json")).isTrue();
  }

  private static String sha256Of(String key) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
  }

  private static int lists(String key, byte[] list) throws Exception {
    return running.ask(key, "POST", "/api/v1/partners/MO/lists", CMS, list).statusCode();
  }

  private static int keys(String method, String partner, String sha256) throws Exception {
    var body = "{\"sha256\":\"%s\"}".formatted(sha256).getBytes(StandardCharsets.UTF_8);
    var path = "/api/v1/partners/" + partner + "/keys/second";
    return running.ask(running.adminKey(), method, path, "application/json", body).statusCode();
  }
}
