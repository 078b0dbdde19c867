package mra.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import mra.canonical.Code;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.journal.ReconciliationRoot.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconciliationRootTest {
  private static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Test
  void ofNobodyIsTheDigestOfNothing() throws Exception {
    var nobody = root(List.of());
    assertThat(nobody.count()).isZero();
    assertThat(nobody.root()).isEqualTo(OF_NOTHING);
    assertThat(nobody.buckets()).hasSize(256).containsOnly(OF_NOTHING);
  }

  @Test
  void isWhatTheRfcDefinesForEveryNumberOfLeaves() throws Exception {
    var random = new Random(9162);
    for (int size = 0; size <= 300; size++) {
      var operators = operators(size, random);
      assertThat(root(operators)).as("%d operators", size).isEqualTo(defined(operators));
    }
    var many = operators(20_000, random);
    assertThat(root(many)).isEqualTo(defined(many));
  }

  @Test
  void leavesOutWhoIsNeitherValidNorSuspended() {
    var kept = List.of(operator("A", "AEOF", Standing.VALID, null));
    for (var standing : List.of(Standing.REVOKED, Standing.WITHDRAWN, Standing.EXPIRED)) {
      var more = List.of(kept.getFirst(), operator("B", "AEOF", standing, null));
      assertThat(root(more)).isEqualTo(root(kept));
    }
  }

  @Test
  void seesEachPartOfALeaf() {
    var known = operator("A", "AEOF", Standing.VALID, "2027-01-31");
    var others =
        List.of(
            operator("B", "AEOF", Standing.VALID, "2027-01-31"),
            operator("A", "AEOS", Standing.VALID, "2027-01-31"),
            operator("A", "AEOF", Standing.SUSPENDED, "2027-01-31"),
            operator("A", "AEOF", Standing.VALID, "2027-02-01"),
            operator("A", "AEOF", Standing.VALID, null));
    assertThat(others)
        .allSatisfy(other ->
            assertThat(root(List.of(other)).root()).isNotEqualTo(root(List.of(known)).root()));
  }

  @Test
  void narrowsADifferenceToTheBucketsOfTheCodesThatDiffer() {
    var ours = operators(2_000, new Random(1));
    var theirs = new ArrayList<>(ours);
    var lost = theirs.remove(700);
    var changed = theirs.get(1_500);
    theirs.set(1_500, operator(changed.code().received(), "OTHER", Standing.VALID, null));

    assertThat(root(ours).differs(root(theirs)))
        .containsExactlyElementsOf(
            IntStream.of(
                    ReconciliationRoot.bucket(lost.code()),
                    ReconciliationRoot.bucket(changed.code()))
                .sorted()
                .boxed()
                .toList());
    assertThat(root(ours).differs(root(ours))).isEmpty();
  }

  @Test
  void comparesTheNormalisedCode() {
    assertThat(root(List.of(operator("ａeo hk 1", "T", Standing.VALID, null))))
        .isEqualTo(root(List.of(operator("AEOHK1", "T", Standing.VALID, null))));
  }

  @Test
  void takesCodesInTheOrderOfTheirBytesOnly() {
    var root = new ReconciliationRoot();
    root.add(operator("B", "AEOF", Standing.REVOKED, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> root.add(operator("A", "AEOF", Standing.VALID, null)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> root.add(operator("B", "AEOF", Standing.VALID, null)));
    // Behind the surrogates in UTF-16, before them in UTF-8, as PostgreSQL's collation "C" has it.
    root.add(operator("\uFFED", "AEOF", Standing.VALID, null));
    root.add(operator("😀", "AEOF", Standing.VALID, null));
    assertThat(root.finish().count()).isEqualTo(2);
  }

  static Operator operator(
      String code, String programme, Standing standing, @Nullable String validTo) {
    return new Operator(
        "HK",
        Code.of(code),
        new TreeMap<>(),
        List.of(),
        null,
        programme,
        List.of(),
        standing,
        null,
        null,
        validTo == null ? null : LocalDate.parse(validTo),
        null,
        null);
  }

  static Result root(List<Operator> operators) {
    var root = new ReconciliationRoot();
    operators.forEach(root::add);
    return root.finish();
  }

  private static List<Operator> operators(int size, Random random) {
    return random
        .ints(0, 10_000_000)
        .distinct()
        .limit(size)
        .sorted()
        .mapToObj(n ->
            operator(
                "AEOHK%07d".formatted(n),
                random.nextBoolean() ? "HK_TIER1" : "HK_TIER2",
                Standing.values()[random.nextInt(Standing.values().length)],
                random.nextInt(3) == 0
                    ? null
                    : LocalDate.ofEpochDay(random.nextInt(30_000)).toString()))
        .toList();
  }

  /** The RFC's words, one by one, and as slow as they are. */
  private static Result defined(List<Operator> operators) throws Exception {
    Map<Integer, List<byte[]>> buckets = new TreeMap<>();
    var leaves = new ArrayList<byte[]>();
    for (var operator : operators) {
      if (operator.standing().severity() <= Standing.SUSPENDED.severity()) {
        var code = operator.code().normalised();
        var validTo = operator.validTo();
        var text = validTo == null ? "" : validTo.toString();
        var leaf =
            String.join("\0", code, operator.programme(), operator.standing().name(), text)
                .getBytes(UTF_8);
        leaves.add(leaf);
        int bucket = sha256(code.getBytes(UTF_8))[0] & 0xFF;
        buckets.computeIfAbsent(bucket, _ -> new ArrayList<>()).add(leaf);
      }
    }
    var roots = new ArrayList<String>();
    for (int bucket = 0; bucket < 256; bucket++) {
      roots.add(hex(mth(buckets.getOrDefault(bucket, List.of()))));
    }
    return new Result(leaves.size(), hex(mth(leaves)), roots);
  }

  private static byte[] mth(List<byte[]> d) throws Exception {
    if (d.isEmpty()) {
      return sha256();
    }
    if (d.size() == 1) {
      return sha256(new byte[] {0}, d.getFirst());
    }
    int k = Integer.highestOneBit(d.size() - 1);
    return sha256(new byte[] {1}, mth(d.subList(0, k)), mth(d.subList(k, d.size())));
  }

  private static byte[] sha256(byte[]... parts) throws Exception {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
