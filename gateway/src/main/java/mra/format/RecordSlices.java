package mra.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import mra.canonical.RecordDigest;
import org.jspecify.annotations.Nullable;

/**
 * Leaves known records out of an XML document before it is parsed. It cuts only where the document
 * is as plain as lists are: a root that holds nothing but elements of one name, and no comment,
 * CDATA section or processing instruction. There every {@code <} begins a tag, so the cuts are
 * certain. From the first thing that is not so plain, all passes to the parser untouched.
 */
final class RecordSlices extends InputStream {
  /** An element of the root that went to the parser, or what follows the last one. */
  record Slice(@Nullable RecordDigest digest, long leftOutBefore, long linesBefore) {
    static final Slice NONE = new Slice(null, 0, 0);
  }

  /**
   * Bytes that a reader gets in one go; few beside the window. Before a recall, as few as can be.
   */
  private static final int AT_ONCE = 8 << 10;

  private final Window window;
  private final byte[] localName;
  private final ArrayDeque<Slice> slices = new ArrayDeque<>();

  /** With its {@code <}; null until the first element of the root. */
  private byte @Nullable [] tag;

  private String namespaces = "";
  private boolean plain = true;
  private @Nullable SliceDigest digest;
  private @Nullable Recall recall;
  private long leftOut;
  private long lines;

  /**
   * @param localName of the elements below the root
   */
  RecordSlices(InputStream in, String localName) {
    this.window = new Window(in);
    this.localName = localName.getBytes(UTF_8);
  }

  /** From here on records are asked for; one that was looked at already passes. */
  void recall(Recall from) {
    recall = from;
  }

  /** To be called for each element below the root, and once after the last. */
  Slice next() {
    var slice = slices.poll();
    return slice != null ? slice : new Slice(null, leftOut, lines);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int wanted = recall == null ? 1 : Math.min(length, AT_ONCE);
    while (plain && window.released() < wanted) {
      look();
    }
    if (window.released() == 0 && window.releaseAll() == 0) {
      return -1;
    }
    return window.take(buffer, offset, length);
  }

  @Override
  public void close() throws IOException {
    window.close();
  }

  /** Releases or drops the next piece, or finds that nothing is plain any more. */
  private void look() throws IOException {
    if (tag == null) {
      prolog();
    } else {
      element(tag);
    }
  }

  private void prolog() throws IOException {
    int root = window.find('<', window.startsWith(0, "<?xml") ? 1 : 0);
    int first = root < 0 ? -1 : window.find('<', root + 1);
    if (first < 0 || !isName(root + 1) || !isName(first + 1)) {
      plain = false;
      return;
    }
    var name = window.until(first, " \t\r\n/>");
    if (!Arrays.equals(localName, local(name))) {
      plain = false;
      return;
    }
    namespaces = SliceDigest.namespaces(window.text(root, first));
    tag = name;
    window.release(first);
  }

  private void element(byte[] name) throws IOException {
    int start = window.find('<', 0);
    int stop = start < 0 || !window.isBlank(0, start) ? -1 : stop(start, name);
    if (stop < 0) {
      plain = false;
      return;
    }
    var from = recall;
    var record = from == null ? null : digest(from).of(window, start, stop);
    if (from != null && record != null && from.knows().test(record)) {
      leftOut++;
      lines += window.lines(stop);
      window.drop(stop);
    } else {
      slices.add(new Slice(record, leftOut, lines));
      window.release(stop);
    }
  }

  private SliceDigest digest(Recall from) {
    if (digest == null) {
      digest = new SliceDigest(from.meaning() + '\n' + namespaces);
    }
    return digest;
  }

  /** Where the element that begins at {@code start} has ended; negative when that is not sure. */
  private int stop(int start, byte[] name) throws IOException {
    if (!isTag(start, name, 1)) {
      return -1;
    }
    for (int at = window.find('<', start + 1); at >= 0; at = window.find('<', at + 1)) {
      if (window.at(at + 1) == '/') {
        if (isTag(at + 1, name, 1)) {
          int end = window.find('>', at);
          return end < 0 ? -1 : end + 1;
        }
      } else if (!isName(at + 1) || isTag(at, name, 1)) {
        return -1;
      }
    }
    return -1;
  }

  /** Whether the name, from its second byte on, follows {@code at} and ends there. */
  private boolean isTag(int at, byte[] name, int from) throws IOException {
    return window.at(at + name.length - from) == name[name.length - 1] // most differ there already
        && window.matches(at + 1, name, from)
        && " \t\r\n/>".indexOf(window.at(at + 1 + name.length - from)) >= 0;
  }

  /** Begins neither an end tag nor a comment, CDATA section, declaration or instruction. */
  private boolean isName(int at) throws IOException {
    int first = window.at(at);
    return first != '/' && first != '!' && first != '?';
  }

  private static byte[] local(byte[] tag) {
    int colon = 0;
    for (int i = 1; i < tag.length; i++) {
      colon = tag[i] == ':' ? i : colon;
    }
    return Arrays.copyOfRange(tag, colon + 1, tag.length);
  }
}
