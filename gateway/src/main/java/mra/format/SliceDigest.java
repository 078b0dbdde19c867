package mra.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mra.canonical.RecordDigest;

/** Digests of records, each over what decides on its meaning and then its bytes. */
final class SliceDigest {
  /** May match more than declarations, which makes digests differ that need not. */
  private static final Pattern DECLARATION =
      Pattern.compile("\\sxmlns[^\\s=]*\\s*=\\s*(\"[^\"]*\"|'[^']*')");

  private final MessageDigest sha256;
  private final byte[] context;

  SliceDigest(String context) {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    this.context = sha256.digest(context.getBytes(StandardCharsets.UTF_8));
  }

  RecordDigest of(Window window, int from, int to) {
    sha256.update(context);
    window.update(sha256, from, to);
    var first = ByteBuffer.wrap(sha256.digest());
    return new RecordDigest(first.getLong(), first.getLong());
  }

  /** The namespaces that a start tag declares, in one order. */
  static String namespaces(String startTag) {
    var all = new TreeSet<String>();
    DECLARATION.matcher(startTag).results().forEach(found -> all.add(found.group()));
    return String.join("", all);
  }
}
