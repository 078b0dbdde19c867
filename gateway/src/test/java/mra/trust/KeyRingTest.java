package mra.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import mra.fault.Fault;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
  @TempDir Path folder;

  @Test
  void keepsRsaAndSm2KeysInOneStore() throws Exception {
    var store = folder.resolve("secret/gateway.p12");
    var password = folder.resolve("secret/gateway.password");
    var written =
        KeyRing.of(Map.of("gateway", Parties.RSA.ours(), "gateway-sm", Parties.SM.ours()));
    written.write(store, password);

    var read = KeyRing.read(store, password);
    assertThat(read.aliases()).containsExactlyInAnyOrder("gateway", "gateway-sm");
    for (var alias : List.of("gateway", "gateway-sm")) {
      assertThat(read.key(alias).key()).isEqualTo(written.key(alias).key());
      assertThat(read.key(alias).chain()).isEqualTo(written.key(alias).chain());
    }
  }

  @Test
  void writesFilesThatOnlyTheOwnerReads() throws Exception {
    var store = folder.resolve("gateway.p12");
    var password = folder.resolve("gateway.password");
    KeyRing.of(Map.of("gateway", Parties.RSA.ours())).write(store, password);
    for (var file : List.of(store, password)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void refusesAWrongPassword() throws Exception {
    var store = folder.resolve("gateway.p12");
    KeyRing.of(Map.of("gateway", Parties.RSA.ours())).write(store, folder.resolve("right"));
    var wrong = Files.writeString(folder.resolve("wrong"), "guess\n");
    assertThatThrownBy(() -> KeyRing.read(store, wrong))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.fault()).isEqualTo(Fault.KEY_MISSING))
        .hasMessageNotContaining("guess");
  }

  @Test
  void namesTheAliasThatIsMissing() {
    var ring = Parties.RSA.ring();
    assertThatThrownBy(() -> ring.key("other"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.fault()).isEqualTo(Fault.KEY_MISSING))
        .hasMessageContaining("other");
  }

  @Test
  void printsNoSecret() {
    assertThat(Parties.RSA.ours().toString()).isEqualTo("KeyEntry[CN=Gateway, O=MRA rehearsal]");
    assertThat(Parties.RSA.ring().toString()).isEqualTo("KeyRing[gateway]");
  }

  @Test
  void readsBackCertificatesOfBothKinds() throws Exception {
    var file = folder.resolve("both.pem");
    var both = List.of(Parties.RSA.ours().certificate(), Parties.SM.ours().certificate());
    Pem.write(file, both);
    assertThat(Pem.read(file)).isEqualTo(both);
  }
}
