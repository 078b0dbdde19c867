package mra.trust;

import java.io.IOException;
import java.util.function.Function;
import mra.fault.Fault;
import mra.fault.Refused;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.jspecify.annotations.Nullable;

/** Small ASN.1 structures, already bounded by {@link BerReader}. */
final class Asn1 {
  private static final DefaultAlgorithmNameFinder NAMES = new DefaultAlgorithmNameFinder();

  private Asn1() {}

  static ASN1Primitive decode(byte[] bytes) {
    try {
      var primitive = ASN1Primitive.fromByteArray(bytes);
      // Bouncy Castle parses lazily; this makes it look at everything now.
      var _ = primitive.getEncoded(ASN1Encoding.DER);
      return primitive;
    } catch (IOException | RuntimeException e) {
      throw malformed(e);
    }
  }

  static <T> T decode(byte[] bytes, Function<Object, T> type) {
    return as(decode(bytes), type);
  }

  /** The structure as one of its type; whatever it lacks makes the envelope malformed. */
  static <T> T as(@Nullable ASN1Encodable structure, Function<Object, T> type) {
    try {
      if (structure == null) {
        throw new IllegalArgumentException("missing");
      }
      return type.apply(structure);
    } catch (IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException
        | ClassCastException e) {
      throw malformed(e);
    }
  }

  /** For people: the algorithm's name, or its number where it has none. */
  static String name(ASN1ObjectIdentifier algorithm) {
    return NAMES.hasAlgorithmName(algorithm)
        ? NAMES.getAlgorithmName(algorithm)
        : algorithm.getId();
  }

  static Refused forbidden(String what) {
    return new Refused(Fault.SUITE_FORBIDDEN, "", what);
  }

  private static Refused malformed(Exception cause) {
    return new Refused(Fault.ENVELOPE_MALFORMED, "", "a structure in it cannot be read", cause);
  }
}
