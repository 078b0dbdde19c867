package mra.trust;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Signs, then encrypts, while it streams. */
final class CmsSealer {
  private final SealRecipe recipe;
  private final CmsAlgorithms algorithms;

  CmsSealer(SealRecipe recipe, CmsAlgorithms algorithms) {
    this.recipe = recipe;
    this.algorithms = algorithms;
  }

  void seal(InputStream plain, OutputStream wire) throws IOException {
    try (var sealing = over(wire)) {
      plain.transferTo(sealing);
    }
  }

  /** The message ends when the stream is closed, which leaves {@code wire} open. */
  OutputStream over(OutputStream wire) throws IOException {
    var envelope = new EnvelopeLayer(recipe, algorithms).over(wire);
    return new FilterOutputStream(new SignatureLayer(recipe.signer(), algorithms).over(envelope)) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        try (envelope) {
          out.close();
        }
      }
    };
  }
}
