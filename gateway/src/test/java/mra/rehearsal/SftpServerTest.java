package mra.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SftpServerTest {
  private static final String DOCUMENT = "HK-2026-000017";

  @TempDir Path home;
  private SftpServer server;
  private Path sealed;
  private Path knownHosts;

  @BeforeEach
  void start() throws IOException {
    var hostKey = SshKeys.in(home.resolve("host"));
    var clientKey = SshKeys.in(home.resolve("client"));
    server =
        new SftpServer(
            home.resolve("root"), hostKey, clientKey.getPublic(), SftpPlaces.USUAL, Site.LOOPBACK);
    knownHosts =
        Files.writeString(
            home.resolve("known_hosts"),
            "[127.0.0.1]:%d %s%n"
                .formatted(server.address().getPort(), SshKeys.line(hostKey.getPublic())));
    sealed = Files.write(home.resolve("sealed"), new byte[300_000]);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void offersTheNewestListUnderItsCompleteName() throws Exception {
    server.offer(new Offer("HK-2026-000016", List.of(sealed), Mischief.NONE));
    server.offer(new Offer(DOCUMENT, List.of(sealed), Mischief.NONE));
    try (var client = login("client")) {
      assertThat(client.names()).containsExactly(DOCUMENT + ".p7m");
      assertThat(client.fetch(DOCUMENT + ".p7m")).hasSize(300_000);
    }
  }

  @Test
  void aListThatTakesThePlaceOfOneAsLongIsAnotherFileToWhoeverLooks() throws Exception {
    try (var client = login("client")) {
      server.offer(new Offer(DOCUMENT, List.of(sealed), Mischief.NONE));
      int first = client.sftp().stat("/outgoing/" + DOCUMENT + ".p7m").getMTime();
      server.offer(new Offer(DOCUMENT, List.of(sealed), Mischief.HANGS));
      int second = client.sftp().stat("/outgoing/" + DOCUMENT + ".p7m").getMTime();
      assertThat(second).as("seconds are all that SFTP tells").isGreaterThan(first);
    }
  }

  @Test
  void listsAFileOnItsWayAsPartOnly() throws Exception {
    Files.copy(sealed, home.resolve("root/outgoing").resolve(DOCUMENT + ".p7m.part"));
    try (var client = login("client")) {
      assertThat(client.names()).containsExactly(DOCUMENT + ".p7m.part");
      server.offer(new Offer(DOCUMENT, List.of(sealed), Mischief.NONE));
      assertThat(client.names()).containsExactly(DOCUMENT + ".p7m");
    }
  }

  @Test
  void refusesAnotherKey() throws IOException {
    SshKeys.in(home.resolve("stranger"));
    assertThatThrownBy(() -> login("stranger")).hasMessageContaining("Auth fail");
  }

  @Test
  void refusesAPassword() {
    assertThatThrownBy(() -> connect(session -> session.setPassword("secret")))
        .hasMessageContaining("Auth fail");
  }

  @Test
  void isNotTakenForAHostWithAnotherKey() throws Exception {
    var other = SshKeys.line(SshKeys.in(home.resolve("other")).getPublic());
    Files.writeString(
        knownHosts, "[127.0.0.1]:%d %s%n".formatted(server.address().getPort(), other));
    assertThatThrownBy(() -> login("client")).hasMessageContaining("HostKey has been changed");
  }

  @Test
  void letsNobodyWriteRenameOrDelete() throws Exception {
    server.offer(new Offer(DOCUMENT, List.of(sealed), Mischief.NONE));
    try (var client = login("client")) {
      var name = DOCUMENT + ".p7m";
      var sftp = client.sftp();
      var file = new ByteArrayInputStream(new byte[1]);
      assertThatThrownBy(() -> sftp.put(file, "new")).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.put(file, name)).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.rename(name, "x")).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.rm(name)).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.mkdir("x")).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.symlink(name, "x")).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.chmod(0, name)).isInstanceOf(SftpException.class);
      assertThat(client.fetch(name)).hasSize(300_000);
    }
  }

  @Test
  void showsNothingAboveItsRoot() throws Exception {
    try (var client = login("client")) {
      assertThat(client.names("/../..")).containsExactly("outgoing");
    }
  }

  @Test
  void breaksTheConnectionMidway() throws Exception {
    server.offer(new Offer(DOCUMENT, List.of(sealed), Mischief.CLOSES_MIDWAY));
    try (var client = login("client")) {
      assertThatThrownBy(() -> client.fetch(DOCUMENT + ".p7m")).isInstanceOf(SftpException.class);
    }
  }

  @Test
  void hangsUntilItStops() throws Exception {
    server.offer(new Offer(DOCUMENT, List.of(sealed), Mischief.HANGS));
    try (var client = login("client")) {
      var fetched = new CompletableFuture<byte[]>();
      Thread.ofVirtual()
          .start(() -> {
            try {
              fetched.complete(client.fetch(DOCUMENT + ".p7m"));
            } catch (SftpException e) {
              fetched.completeExceptionally(e);
            }
          });
      assertThatThrownBy(() -> fetched.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      server.close();
      assertThatThrownBy(() -> fetched.get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(SftpException.class);
    }
  }

  private Client login(String key) throws JSchException {
    return connect(session -> {}, home.resolve(key).toString());
  }

  private Client connect(SessionSetting setting, String... keys) throws JSchException {
    var jsch = new JSch();
    for (String key : keys) {
      jsch.addIdentity(key);
    }
    var session = jsch.getSession(SftpPlaces.USUAL.user(), "127.0.0.1", server.address().getPort());
    jsch.setKnownHosts(knownHosts.toString());
    session.setConfig("StrictHostKeyChecking", "yes");
    setting.apply(session);
    session.connect(10_000);
    var sftp = (ChannelSftp) session.openChannel("sftp");
    sftp.connect(10_000);
    return new Client(session, sftp);
  }

  private interface SessionSetting {
    void apply(Session session);
  }

  private record Client(Session session, ChannelSftp sftp) implements AutoCloseable {
    List<String> names() throws SftpException {
      return names("/outgoing");
    }

    List<String> names(String folder) throws SftpException {
      return sftp.ls(folder).stream()
          .map(LsEntry::getFilename)
          .filter(name -> !name.equals(".") && !name.equals(".."))
          .toList();
    }

    byte[] fetch(String name) throws SftpException {
      var out = new ByteArrayOutputStream();
      sftp.get("/outgoing/" + name, out);
      return out.toByteArray();
    }

    @Override
    public void close() {
      session.disconnect();
    }
  }
}
