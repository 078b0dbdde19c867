package mra.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.util.BigIntegers;

/**
 * SM2Cipher of GM/T 0009 7.2: the point C1 by its coordinates, the SM3 hash C3, the text C2. The
 * engine wants them in one piece.
 */
final class Sm2Cipher {
  private static final int WORD_BYTES = 32;
  private static final byte UNCOMPRESSED_POINT = 4;

  private Sm2Cipher() {}

  static byte[] join(byte[] der) {
    var sequence = ASN1Sequence.getInstance(der);
    if (sequence.size() != 4) {
      throw new IllegalArgumentException("SM2Cipher has four parts");
    }
    byte[] hash = ASN1OctetString.getInstance(sequence.getObjectAt(2)).getOctets();
    byte[] text = ASN1OctetString.getInstance(sequence.getObjectAt(3)).getOctets();
    return ByteBuffer.allocate(1 + 3 * WORD_BYTES + text.length)
        .put(UNCOMPRESSED_POINT)
        .put(coordinate(sequence.getObjectAt(0)))
        .put(coordinate(sequence.getObjectAt(1)))
        .put(hash, 0, WORD_BYTES)
        .put(text)
        .array();
  }

  private static byte[] coordinate(ASN1Encodable integer) {
    var value = ASN1Integer.getInstance(integer).getPositiveValue();
    return BigIntegers.asUnsignedByteArray(WORD_BYTES, value);
  }

  static byte[] split(byte[] joined) throws IOException {
    var parts = ByteBuffer.wrap(joined).position(1);
    return new DERSequence(
            new ASN1Encodable[] {
              new ASN1Integer(new BigInteger(1, take(parts, WORD_BYTES))),
              new ASN1Integer(new BigInteger(1, take(parts, WORD_BYTES))),
              new DEROctetString(take(parts, WORD_BYTES)),
              new DEROctetString(take(parts, parts.remaining()))
            })
        .getEncoded();
  }

  private static byte[] take(ByteBuffer from, int length) {
    var bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }
}
