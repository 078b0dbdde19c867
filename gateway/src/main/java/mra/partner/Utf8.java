package mra.partner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mra.fault.Fault;

/** Text files as people save them, of which those of a spreadsheet may be in another encoding. */
public final class Utf8 {
  private static final String MARK = "\uFEFF";

  private Utf8() {}

  /**
   * The text without a byte order mark; empty where it is no UTF-8, which a finding tells by line.
   *
   * @param as how it is to be saved, for people
   */
  public static Optional<String> read(Path file, Fault fault, String as, Findings findings)
      throws IOException {
    var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    var text = CharBuffer.allocate(bytes.remaining());
    var decoder = StandardCharsets.UTF_8.newDecoder();
    boolean bad = decoder.decode(bytes, text, true).isError() || decoder.flush(text).isError();
    var read = text.flip().toString();
    if (bad) {
      int line = 1 + (int) read.chars().filter(c -> c == '\n').count();
      findings.error(new Place(file, line), fault, "it is not UTF-8", "save it as " + as);
      return Optional.empty();
    }
    return Optional.of(read.startsWith(MARK) ? read.substring(1) : read);
  }
}
