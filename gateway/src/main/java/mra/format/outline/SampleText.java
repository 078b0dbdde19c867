package mra.format.outline;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A sample's characters, strictly decoded and without a mark. */
final class SampleText {
  private SampleText() {}

  static BufferedReader open(Path file, Encoding encoding) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file));
    if (encoding.mark()) {
      in.skipNBytes(encoding.charset().equals(StandardCharsets.UTF_8) ? 3 : 2);
    }
    return new BufferedReader(
        new InputStreamReader(
            in,
            encoding
                .charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }
}
