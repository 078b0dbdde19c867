package mra.cli;

import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A log that its owner alone reads, from before its first line; codes of operators stand in it.
 * Public because logback makes it by its name.
 */
public final class OwnerOnlyFile<E> extends RollingFileAppender<E> {
  private static final FileAttribute<?> FOLDER = mode("rwx------");
  private static final FileAttribute<?> FILE = mode("rw-------");

  /** At start and after every change to a new file. */
  @Override
  public void openFile(String name) throws IOException {
    var file = Path.of(name).toAbsolutePath();
    if (Files.notExists(file)) {
      Files.createDirectories(file.getParent(), FOLDER);
      Files.createFile(file, FILE);
    }
    super.openFile(name);
  }

  private static FileAttribute<?> mode(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }
}
