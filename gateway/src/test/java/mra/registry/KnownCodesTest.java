package mra.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import mra.canonical.RecordDigest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownCodesTest {
  private static final int MANY = 50_000;

  private final Entries entries = new Entries();

  @Test
  void findsEveryCodeWithItsHashAndNoOther() {
    var known = known(MANY, 0);
    for (int i = 0; i < MANY; i++) {
      known.put(add(i, hash(i), null));
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
    var known = known(1000, 0);
    for (int i = 0; i < 1000; i++) {
      known.put(add(i, null, null));
    }

    var seen = new HashSet<String>();
    known.forEachSlot(slot -> assertThat(seen.add(new String(known.code(slot), UTF_8))).isTrue());
    assertThat(seen).hasSize(1000);
  }

  @Test
  void knowsNoOperatorWithoutHashAsUnchanged() {
    var known = known(1, 0);
    known.put(add(1, null, null));

    assertThat(known.hasHash(find(known, code(1)), hash(1), 0)).isFalse();
  }

  @Test
  void refusesMoreThanItHasRoomFor() {
    var known = known(1, 0);

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 5; i++) {
                known.put(add(i, null, null));
              }
            })
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void findsARecordByItsDigestWithAllItsOperators() {
    var known = known(MANY, MANY);
    for (int i = 0; i < MANY; i++) {
      int at = add(i, hash(i), digest(i / 3));
      entries.operators(at, i / 3 * 3 + 2 < MANY ? 3 : MANY % 3);
      known.put(at);
    }

    for (int record = 0; record <= (MANY - 1) / 3; record++) {
      var codes = new HashSet<String>();
      for (int slot : known.find(digest(record))) {
        codes.add(new String(known.code(slot), UTF_8));
      }
      var expected = new HashSet<String>();
      for (int i = record * 3; i < Math.min(record * 3 + 3, MANY); i++) {
        expected.add(new String(code(i), UTF_8));
      }
      assertThat(codes).isEqualTo(expected);
    }
    assertThat(known.find(digest(MANY))).isEmpty();
  }

  @Test
  void knowsNoRecordOneOfWhoseOperatorsIsGone() {
    var known = known(2, 2);
    for (int i = 0; i < 2; i++) {
      int at = add(i, hash(i), digest(1));
      entries.operators(at, 3);
      known.put(at);
    }

    assertThat(known.find(digest(1))).isEmpty();
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

  private KnownCodes known(int operators, int told) {
    return new KnownCodes(UUID.randomUUID(), Instant.EPOCH, entries, operators, told);
  }

  private int add(int i, byte @Nullable [] hash, @Nullable RecordDigest record) {
    var code = code(i);
    return entries.add(code, 0, code.length, hash, 0, record);
  }

  private static RecordDigest digest(int record) {
    return new RecordDigest(record * 0x9E3779B97F4A7C15L, record);
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
