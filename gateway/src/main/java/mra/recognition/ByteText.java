package mra.recognition;

import java.nio.charset.StandardCharsets;

/** A text whose characters are the bytes of its UTF-8 form; for ASCII that is the text itself. */
final class ByteText {
  private ByteText() {}

  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      }
    }
    return text;
  }

  static String back(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
