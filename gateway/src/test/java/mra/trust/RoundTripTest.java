package mra.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import mra.partner.TrustProfile.Suite;
import mra.trust.Opened.Provenance;
import mra.trust.SealRecipe.Mode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
  @TempDir Path folder;

  static Stream<Arguments> everySuiteModeAndSize() {
    return Stream.of(Suite.CMS_RSA, Suite.CMS_SM, Suite.CMS_EC, Suite.WS_SECURITY)
        .flatMap(suite ->
            Stream.of(Mode.values())
                .flatMap(mode ->
                    Stream.of(0, 1, 65_535, 65_536, 65_537, 1_048_576, 3_000_000)
                        .map(size -> Arguments.of(suite, mode, size))));
  }

  @ParameterizedTest
  @MethodSource("everySuiteModeAndSize")
  void opensWhatWasSealed(Suite suite, Mode mode, int size) throws Exception {
    var plain = new byte[size];
    new Random(size).nextBytes(plain);
    var desk = desk(suite);
    var wire = desk.seal(mode, plain);

    try (var opened = desk.open(wire)) {
      assertThat(Desk.read(opened)).isEqualTo(plain);
      assertThat(opened.content().parts()).isEqualTo(1);
      assertThat(opened.content().size()).isEqualTo(size);
      assertThat(opened.provenance()).isEqualTo(Provenance.PARTNER);
      assertThat(opened.contentDigest()).isEqualTo(sha256(plain));
      assertThat(opened.signer()).isEqualTo(sha256(partner(suite).certificate().getEncoded()));
    }
  }

  private Desk desk(Suite suite) throws IOException {
    return new Desk(suite, Parties.of(suite), folder);
  }

  private static KeyEntry partner(Suite suite) {
    return Parties.of(suite).partner();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
