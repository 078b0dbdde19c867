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

    assertThat(hash.of(message, 0, message.length)).isEqualTo(0xa129ca6149be45e5L);
  }

  @Test
  void differsFromOneKeyToAnother() {
    assertThat(KeyText.of("AEOHK1234567890").hash(SipHash.withRandomKey()))
        .isNotEqualTo(KeyText.of("AEOHK1234567890").hash(SipHash.withRandomKey()));
  }

  @Test
  void hashesPlainNamesAsTheLongWayDoes() {
    var hash = new SipHash(1, 2);

    assertThat(hash.ofName("Harbour Example (H.K.) Co., Ltd"))
        .isEqualTo(of(hash, NameFold.of("Harbour Example (H.K.) Co., Ltd")))
        .isEqualTo(of(hash, "HARBOUREXAMPLEHKCOLTD"));
  }

  /** A name goes in sign by sign, a key by the word. */
  @Test
  void hashesTextOfAnyLengthTheSameByTheWordAndSignBySign() {
    var hash = new SipHash(1, 2);

    for (int length = 0; length <= 40; length++) {
      var text = "ABCDEFGHIJ0123456789KLMNOPQRSTUVWXYZ9876543210".substring(0, length);
      var within = ("..." + text + "...").getBytes(StandardCharsets.UTF_8);
      assertThat(hash.of(within, 3, length)).isEqualTo(hash.ofName(text));
    }
  }

  private static long of(SipHash hash, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return hash.of(bytes, 0, bytes.length);
  }
}
