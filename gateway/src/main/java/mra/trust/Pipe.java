package mra.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Lets a document be read while it is being written, so that none is ever held whole. */
final class Pipe implements AutoCloseable {
  private static final int BUFFER_BYTES = 128 * 1024;

  private final PipedInputStream in = new PipedInputStream(BUFFER_BYTES);
  private final CompletableFuture<Void> written = new CompletableFuture<>();

  Pipe(Plain plain) throws IOException {
    var out = new PipedOutputStream(in);
    Thread.ofVirtual().name("plain-writer").start(() -> write(plain, out));
  }

  InputStream in() {
    return in;
  }

  /** Waits for the writer; a document that broke off must not pass for a whole one. */
  void requireWhole() throws IOException {
    try {
      written.join();
    } catch (CompletionException e) {
      throw new IOException("The document could not be written", e.getCause());
    }
  }

  private void write(Plain plain, PipedOutputStream out) {
    try (out) {
      plain.writeTo(out);
      written.complete(null);
    } catch (IOException | RuntimeException e) {
      written.completeExceptionally(e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
