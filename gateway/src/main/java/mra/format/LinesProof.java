package mra.format;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Number and digest of the record lines, as the trailer must state them. */
final class LinesProof {
  private final Form.@Nullable Trailer trailer;
  private final CountProof count;
  private final int around;
  private final @Nullable MessageDigest digest;

  /**
   * @param around records around those of the list
   */
  LinesProof(Form.@Nullable Trailer trailer, CountProof count, int around) {
    this.trailer = trailer;
    this.count = count;
    this.around = trailer != null && trailer.countsAll() ? around : 0;
    this.digest = trailer == null || trailer.digest() == null ? null : sha256();
  }

  /** Takes in a record line. */
  void record(Consumer<MessageDigest> line) {
    if (digest != null) {
      line.accept(digest);
    }
  }

  /** No trailer came. */
  void atEnd(String where) {
    if (trailer != null) {
      throw new Refused(Fault.TRAILER_INVALID, "after " + where, "it is missing");
    }
    count.prove();
  }

  /**
   * @param follows whether something comes after the trailer
   */
  void atTrailer(@Nullable String stated, @Nullable String ofLines, boolean follows, String where) {
    count.prove();
    if (trailer != null && trailer.count() != null) {
      count.stated(stated, around, Fault.TRAILER_INVALID, where);
    }
    if (follows) {
      throw new Refused(Fault.TRAILER_INVALID, where, "records follow it");
    }
    // A list that was cut says so by its count, which helps more than its digest.
    count.prove();
    if (digest != null && !HexFormat.of().formatHex(digest.digest()).equals(ofLines)) {
      throw new Refused(Fault.TRAILER_INVALID, "", "the digest is not that of the record lines");
    }
  }

  /** What to state of so many records. */
  String stated(long records) {
    return Long.toString(records + around);
  }

  /** Lower-case hexadecimal; to be asked once, at the end. */
  String digest() {
    return digest == null ? "" : HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
