package mra.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Which fault a parser's exception is. */
final class ReadFaults {
  private ReadFaults() {}

  /**
   * @param fallback for what the parser itself did not like
   */
  static Refused of(Exception failure, String where, Fault fallback) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case Refused refused -> {
          return refused;
        }
        case TokenGuard.TooLong tooLong -> {
          return new Refused(Fault.LIMIT_EXCEEDED, where, text(tooLong), failure);
        }
        case CharacterCodingException coding -> {
          return new Refused(Fault.ENCODING_WRONG, where, "bytes that are no character", failure);
        }
        case java.io.CharConversionException coding -> {
          return new Refused(Fault.ENCODING_WRONG, where, "bytes that are no character", failure);
        }
        default -> {}
      }
    }
    return new Refused(fallback, where, text(failure), failure);
  }

  /** The store of opened content failed, not the document. */
  static UncheckedIOException ours(IOException failure) {
    return new UncheckedIOException(failure);
  }

  /** The parser's first sentence. */
  private static String text(Throwable failure) {
    @Nullable String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
