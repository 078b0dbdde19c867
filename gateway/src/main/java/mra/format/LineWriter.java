package mra.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import mra.fault.Fault;
import mra.fault.Refused;

/** Writes lines in one encoding, never a character in place of another. */
final class LineWriter {
  private final OutputStream out;
  private final Form.Lines form;
  private final CharsetEncoder encoder;

  LineWriter(OutputStream out, Form.Lines form) {
    this.out = out;
    this.form = form;
    this.encoder = form.encoding().encoder();
  }

  void begin() {
    if (form.bom() || form.encoding().needsMark()) {
      write(ByteBuffer.wrap(form.encoding().mark()));
    }
  }

  /**
   * Writes one line.
   *
   * @param where for people
   * @return its bytes
   */
  ByteBuffer line(StringBuilder line, String where) {
    var bytes = encoded(line.append(form.lineEnd()), where);
    write(bytes.duplicate());
    return bytes;
  }

  /** How many bytes a text takes. */
  int bytes(CharSequence text, String where) {
    return encoded(text, where).remaining();
  }

  private ByteBuffer encoded(CharSequence text, String where) {
    try {
      return encoder.encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException unmappable) {
      throw new Refused(
          Fault.CHARACTER_LACKING,
          where,
          "a character that " + form.encoding().name() + " does not have",
          unmappable);
    }
  }

  private void write(ByteBuffer bytes) {
    try {
      out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void flush() {
    try {
      out.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
