package mra.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SipHashTest {

  /** The vector of the paper's appendix A: key 00 to 0f, message 00 to 0e. */
  @Test
  void agreesWithThePublishedVector() {
    var message = new StringBuilder();
    for (char c = 0; c < 15; c++) {
      message.append(c);
    }
    var hash = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    assertThat(hash.of(message.toString())).isEqualTo(0xa129ca6149be45e5L);
  }

  @Test
  void differsFromOneKeyToAnother() {
    assertThat(SipHash.withRandomKey().of("AEOHK1234567890"))
        .isNotEqualTo(SipHash.withRandomKey().of("AEOHK1234567890"));
  }

  @Test
  void hashesPlainNamesAsTheLongWayDoes() {
    var hash = new SipHash(1, 2);

    assertThat(hash.ofName("Harbour Example (H.K.) Co., Ltd"))
        .isEqualTo(hash.of(NameFold.of("Harbour Example (H.K.) Co., Ltd")))
        .isEqualTo(hash.of("HARBOUREXAMPLEHKCOLTD"));
  }
}
