package mra.journal;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The Merkle tree hash of RFC 9162 2.1.1 while the leaves pass. Holds one hash for each bit set in
 * the number of leaves: the full subtrees that the RFC splits off from the left, largest deepest.
 */
final class MerkleStack {
  // RFC 9162 2.1.1: the prefixes keep a leaf from being passed off as a node.
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest digest;
  private final Deque<byte[]> subtrees = new ArrayDeque<>();
  private long leaves;

  MerkleStack(MessageDigest sha256) {
    this.digest = sha256;
  }

  static byte[] leaf(MessageDigest sha256, byte[] data) {
    sha256.update(LEAF);
    return sha256.digest(data);
  }

  void add(byte[] leafHash) {
    var hash = leafHash;
    for (long carry = leaves; (carry & 1) == 1; carry >>= 1) {
      hash = node(subtrees.pop(), hash);
    }
    subtrees.push(hash);
    leaves++;
  }

  long leaves() {
    return leaves;
  }

  byte[] root() {
    if (leaves == 0) {
      return digest.digest();
    }
    // From the right: what is left over joins the next larger subtree on its left.
    var fromRight = subtrees.iterator();
    var hash = fromRight.next();
    while (fromRight.hasNext()) {
      hash = node(fromRight.next(), hash);
    }
    return hash;
  }

  private byte[] node(byte[] left, byte[] right) {
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }
}
