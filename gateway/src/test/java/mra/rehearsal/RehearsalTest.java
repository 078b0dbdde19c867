package mra.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import mra.canonical.Operator;
import mra.partner.PartnerFiles;
import mra.partner.PartnerProfile;
import mra.trust.KeyRing;
import mra.trust.Opened;
import mra.trust.Received;
import mra.trust.Spool;
import mra.trust.Tls;
import mra.trust.Trust;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RehearsalTest {
  @TempDir static Path home;
  private static Rehearsal rehearsal;

  @BeforeAll
  static void start() throws IOException {
    rehearsal = Rehearsal.start(home.resolve("rehearsal"), Options.USUAL, Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    rehearsal.close();
  }

  @Test
  void letsTheGatewayOpenWhatHongKongOffers() throws Exception {
    var document = rehearsal.publish(Administration.HK);
    var raw = Files.write(home.resolve("hk.p7m"), fetchFromHongKong(document + ".p7m"));
    try (var opened = open("HK", raw)) {
      var text = new String(opened.content().part(0).readAllBytes(), "UTF-8");
      assertThat(text).startsWith("\uFEFFH," + document + ",FULL,").contains("\r\nT,90,");
      for (Operator each : list(rehearsal.expected(Administration.HK))) {
        assertThat(text).contains("\r\n" + each.code().received() + ",");
      }
    }
  }

  @Test
  void letsTheGatewayOpenThePagesOfMacao() throws Exception {
    var document = rehearsal.publish(Administration.MO);
    var raw = new ByteArrayOutputStream();
    var first = page(1, rehearsal.secrets());
    int total = Integer.parseInt(first.headers().firstValue("X-Total-Pages").orElseThrow());
    assertThat(total).isEqualTo(3);
    assertThat(first.headers().firstValue("Content-Type")).contains("application/pkcs7-mime");
    for (int page = 1; page <= total; page++) {
      raw.write(page(page, rehearsal.secrets()).body());
    }
    try (var opened = open("MO", Files.write(home.resolve("mo.raw"), raw.toByteArray()))) {
      assertThat(opened.content().parts()).isEqualTo(3);
      var text = new String(opened.content().part(2).readAllBytes(), "UTF-8");
      assertThat(text).contains("\"snapshot\":\"" + document + "\",\"page\":3,\"pages\":3");
    }
  }

  @Test
  void letsTheGatewayOpenWhatTheUnionSends() throws Exception {
    var document = rehearsal.publish(Administration.EU);
    var raw = home.resolve("eu.mime");
    var answer = new UnionClient(rehearsal, profile("EU")).ask(raw);
    assertThat(answer.getDocumentId()).isEqualTo(document);
    try (var opened = open("EU", raw)) {
      var text = new String(opened.content().part(0).readAllBytes(), "UTF-8");
      assertThat(text).contains("<l:AeoList").contains("id=\"" + document + "\"");
      assertThat(text).contains("count=\"7000\"");
    }
  }

  @Test
  void doesNotKnowPagesThatAreNotThere() throws Exception {
    assertThat(page(4, rehearsal.secrets()).statusCode()).isEqualTo(404);
    assertThat(page(0, rehearsal.secrets()).statusCode()).isEqualTo(404);
  }

  @Test
  void refusesAnotherTokenAtMacao() throws Exception {
    var wrong = Files.createDirectories(home.resolve("wrong"));
    Files.writeString(wrong.resolve("mo-token"), "guessed");
    assertThat(page(1, wrong).statusCode()).isEqualTo(401);
  }

  @Test
  void isNotBelievedWithoutMacaosAuthority() {
    var client = HttpClient.newHttpClient();
    var request = HttpRequest.newBuilder(rehearsal.address(Administration.MO)).build();
    assertThatThrownBy(() -> client.send(request, BodyHandlers.discarding()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("PKIX path");
  }

  @Test
  void givesEachListAnIdOfItsOwn() throws Exception {
    var first = rehearsal.publish(Administration.HK);
    var second = rehearsal.publish(Administration.HK);
    assertThat(first).matches("HK-\\d{4}-\\d{6}");
    assertThat(second).isGreaterThan(first);
  }

  @Test
  void changesExactlyWhatItNames() throws Exception {
    var before = list(rehearsal.expected(Administration.MO));
    rehearsal.publish(Administration.MO, 10, Mischief.NONE);
    var after = list(rehearsal.expected(Administration.MO));
    assertThat(rehearsal.changes(Administration.MO)).hasSize(10);
    assertThat(after).isNotEqualTo(before);
  }

  @Test
  void keepsItsSecretsToItsOwner() throws IOException {
    try (var files = Files.walk(home.resolve("rehearsal"))) {
      var secret = Pattern.compile("secret|keys|.*\\.p12|.*password|hk-host|hk-sftp|mo-token");
      var found = files.filter(f -> secret.matcher(f.getFileName().toString()).matches()).toList();
      assertThat(found).hasSizeGreaterThan(10);
      for (Path each : found) {
        var rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(each));
        assertThat(rights).as("%s", each).matches("rw[x-]------");
      }
    }
  }

  @Test
  void listensOnLoopbackOnly() {
    for (Administration each : Administration.values()) {
      assertThat(rehearsal.address(each).getHost()).isIn("127.0.0.1", "localhost");
    }
  }

  private static Opened open(String partner, Path raw) throws IOException {
    var profile = profile(partner);
    KeyRing keys = rehearsal.keys();
    var trust = new Trust(keys, Spool.in(home.resolve("spool")), Clock.systemUTC());
    return trust.open(new Received(profile, Clock.systemUTC().instant(), "test", raw));
  }

  private static PartnerProfile profile(String partner) {
    return PartnerFiles.load(Path.of(".."), Optional.of(rehearsal.overlay()), Map.of())
        .byId(partner);
  }

  private static HttpResponse<byte[]> page(int page, Path secrets) throws Exception {
    var trust = profile("MO").trust();
    var tls = Tls.client(null, trust == null ? List.of() : trust.transport());
    try (var client = HttpClient.newBuilder().sslContext(tls).build()) {
      var address = URI.create(rehearsal.address(Administration.MO) + "?page=" + page);
      var token = Files.readString(secrets.resolve("mo-token"));
      var request =
          HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build();
      return client.send(request, BodyHandlers.ofByteArray());
    }
  }

  private static byte[] fetchFromHongKong(String name) throws Exception {
    var address = rehearsal.address(Administration.HK);
    var pull = profile("HK").pull();
    var hosts =
        "[%s]:%d %s"
            .formatted(
                address.getHost(),
                address.getPort(),
                pull == null ? "" : pull.options().get("host-key"));
    var jsch = new JSch();
    jsch.setKnownHosts(Files.writeString(home.resolve("hosts"), hosts).toString());
    jsch.addIdentity(rehearsal.secrets().resolve("hk-sftp").toString());
    var session = jsch.getSession("gacc", address.getHost(), address.getPort());
    session.connect(10_000);
    try {
      var sftp = (ChannelSftp) session.openChannel("sftp");
      sftp.connect(10_000);
      var out = new ByteArrayOutputStream();
      sftp.get("/outgoing/" + name, out);
      return out.toByteArray();
    } finally {
      session.disconnect();
    }
  }

  private static List<Operator> list(Iterator<Operator> operators) {
    var list = new ArrayList<Operator>();
    operators.forEachRemaining(list::add);
    return list;
  }
}
