package mra.exchange;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/**
 * A list that a partner brings.
 *
 * @param over where, for people
 * @param head what its kept form begins with; headers that its transport took off
 * @param body as it comes, once
 */
record Pushed(String over, String head, InputStream body) {

  InputStream wire() {
    return new SequenceInputStream(
        new ByteArrayInputStream(head.getBytes(StandardCharsets.ISO_8859_1)), body);
  }
}
