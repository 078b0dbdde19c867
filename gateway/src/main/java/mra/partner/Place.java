package mra.partner;

import java.nio.file.Path;

/**
 * Where something stands in the configuration.
 *
 * @param line from 1; 0 when it concerns the whole file or folder
 */
public record Place(Path file, int line) {

  @Override
  public String toString() {
    return line == 0 ? file.toString() : file + ":" + line;
  }
}
