package mra.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import mra.canonical.NameFold;
import org.junit.jupiter.api.Test;

class SipHashTest {

  /** The vector of the paper's appendix A: key 00 to 0f, message 00 to 0e. */
  @Test
  void agreesWithThePublishedVector() {
    var message = new byte[15];
    for (byte i = 0; i < message.length; i++) {
      message[i] = i;
    }
    var hash = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    assertThat(hash.of(message)).isEqualTo(0xa129ca6149be45e5L);
  }

  @Test
  void differsFromOneKeyToAnother() {
    assertThat(SipHash.withRandomKey().of(Spelling.key("AEOHK1234567890")))
        .isNotEqualTo(SipHash.withRandomKey().of(Spelling.key("AEOHK1234567890")));
  }

  @Test
  void hashesPlainNamesAsTheLongWayDoes() {
    var hash = new SipHash(1, 2);

    assertThat(hash.ofName("Harbour Example (H.K.) Co., Ltd"))
        .isEqualTo(hash.of(bytes(NameFold.of("Harbour Example (H.K.) Co., Ltd"))))
        .isEqualTo(hash.of(bytes("HARBOUREXAMPLEHKCOLTD")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
