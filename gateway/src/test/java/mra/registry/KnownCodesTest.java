package mra.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownCodesTest {
  private static final int MANY = 50_000;

  @Test
  void findsEveryCodeWithItsHashAndNoOther() {
    var known = new KnownCodes(UUID.randomUUID(), MANY);
    for (int i = 0; i < MANY; i++) {
      known.add(code(i), hash(i));
    }

    for (int i = 0; i < MANY; i++) {
      int slot = find(known, code(i));
      assertThat(known.code(slot)).isEqualTo(code(i));
      assertThat(known.hasHash(slot, hash(i), 0)).isTrue();
      assertThat(known.hasHash(slot, hash(i + 1), 0)).isFalse();
    }
    assertThat(find(known, code(MANY))).isNegative();
  }

  @Test
  void visitsEveryCodeOnce() {
    var known = new KnownCodes(UUID.randomUUID(), 1000);
    for (int i = 0; i < 1000; i++) {
      known.add(code(i), null);
    }

    var seen = new HashSet<String>();
    known.forEachSlot(slot -> assertThat(seen.add(new String(known.code(slot), UTF_8))).isTrue());
    assertThat(seen).hasSize(1000);
  }

  @Test
  void knowsNoOperatorWithoutHashAsUnchanged() {
    var known = new KnownCodes(UUID.randomUUID(), 1);
    known.add(code(1), null);

    assertThat(known.hasHash(find(known, code(1)), hash(1), 0)).isFalse();
  }

  @Test
  void refusesMoreThanItHasRoomFor() {
    var known = new KnownCodes(UUID.randomUUID(), 1);

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 5; i++) {
                known.add(code(i), null);
              }
            })
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void tellsWhetherACodeCameBefore() {
    var codes = new CodeSet();
    for (int i = 0; i < MANY; i++) {
      var code = code(i);
      assertThat(codes.add(Fingerprint.of(code, 0, code.length))).isTrue();
    }

    assertThat(codes.add(Fingerprint.of(code(7), 0, code(7).length))).isFalse();
  }

  private static int find(KnownCodes known, byte[] code) {
    return known.find(code, 0, code.length);
  }

  private static byte[] code(int i) {
    return ("DEAEOF" + i + "/" + "0".repeat(i % 190)).getBytes(UTF_8);
  }

  private static byte[] hash(int i) {
    var hash = new byte[32];
    hash[i % 32] = (byte) (i % 127 + 1);
    hash[(i + 1) % 32] = (byte) (i / 127 % 127);
    return hash;
  }
}
