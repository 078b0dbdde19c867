package mra.journal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mra.canonical.Code;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Two sides hold the same operators in the same standing exactly when their roots are equal. Stated
 * byte by byte in docs/reconciliation.md, because the partner computes it too. Memory grows with
 * the logarithm of the list.
 */
public final class ReconciliationRoot {
  public static final int BUCKETS = 256;
  private static final HexFormat HEX = HexFormat.of();

  private final MessageDigest digest = Digests.sha256();
  private final MerkleStack all = new MerkleStack(digest);
  private final List<MerkleStack> buckets =
      Stream.generate(() -> new MerkleStack(digest)).limit(BUCKETS).toList();
  private byte @Nullable [] last;

  /**
   * Takes whoever is VALID or SUSPENDED, and passes over the others.
   *
   * @throws IllegalArgumentException unless its code comes after the last one's, by the bytes of
   *     their UTF-8
   */
  public void add(Operator operator) {
    var code = utf8(operator.code().normalised());
    if (last != null && Arrays.compareUnsigned(last, code) >= 0) {
      throw new IllegalArgumentException("not in the order of codes");
    }
    last = code;
    if (operator.standing() == Standing.VALID || operator.standing() == Standing.SUSPENDED) {
      var leaf = MerkleStack.leaf(digest, leaf(code, operator));
      all.add(leaf);
      buckets.get(bucket(digest, code)).add(leaf);
    }
  }

  public Result finish() {
    return new Result(
        all.leaves(), hex(all), buckets.stream().map(ReconciliationRoot::hex).toList());
  }

  /** In which of the {@link #BUCKETS} a code lies. */
  public static int bucket(Code code) {
    return bucket(Digests.sha256(), utf8(code.normalised()));
  }

  private static int bucket(MessageDigest digest, byte[] code) {
    return digest.digest(code)[0] & 0xFF;
  }

  /** No part can hold a NUL: PostgreSQL stores none. */
  private static byte[] leaf(byte[] code, Operator operator) {
    var validTo = operator.validTo();
    var leaf = new ByteArrayOutputStream();
    leaf.writeBytes(code);
    leaf.write(0);
    leaf.writeBytes(utf8(operator.programme()));
    leaf.write(0);
    leaf.writeBytes(utf8(operator.standing().name()));
    leaf.write(0);
    leaf.writeBytes(utf8(validTo == null ? "" : validTo.toString()));
    return leaf.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(MerkleStack tree) {
    return HEX.formatHex(tree.root());
  }

  /**
   * What a receipt says of all operators held.
   *
   * @param count leaves
   * @param root lower-case hex
   * @param buckets {@link #BUCKETS} roots, lower-case hex
   */
  public record Result(long count, String root, List<String> buckets) {

    public Result {
      buckets = List.copyOf(buckets);
      if (buckets.size() != BUCKETS) {
        throw new IllegalArgumentException(buckets.size() + " bucket roots");
      }
    }

    /** The buckets to look into; none when both hold the same. */
    public List<Integer> differs(Result other) {
      return IntStream.range(0, BUCKETS)
          .filter(bucket -> !buckets.get(bucket).equals(other.buckets.get(bucket)))
          .boxed()
          .toList();
    }
  }
}
