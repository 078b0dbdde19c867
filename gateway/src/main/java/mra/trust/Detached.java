package mra.trust;

import java.nio.file.Path;

/** Where the signature lies that is not part of what it signs. */
public final class Detached {
  /** Of a signature's file, after the whole name of the file it signs (RFC 8551 3.2.1). */
  public static final String SUFFIX = ".p7s";

  private Detached() {}

  public static Path beside(Path signed) {
    return signed.resolveSibling(signed.getFileName() + SUFFIX);
  }
}
