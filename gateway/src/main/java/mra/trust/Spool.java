package mra.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mra.fault.Refused;

/**
 * Where opened content waits. Large content lies in a file of AES-256-GCM segments whose key exists
 * in memory only, so that what a killed process leaves behind can be read by nobody.
 */
public final class Spool {
  private static final String PREFIX = "opened-";

  private final Path folder;

  private Spool(Path folder) {
    this.folder = folder;
  }

  /** Takes the folder for this process alone and deletes what an earlier one left in it. */
  public static Spool in(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var leftovers = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path leftover : leftovers) {
        Files.delete(leftover);
      }
    }
    return new Spool(folder);
  }

  /**
   * @param bytesMax over all parts
   */
  SpoolWriter writer(long bytesMax) {
    return new SpoolWriter(this, bytesMax);
  }

  SegmentFile newFile() {
    try {
      return new SegmentFile(Files.createTempFile(folder, PREFIX, ".segments"));
    } catch (IOException e) {
      throw Refused.byDisk(folder, e);
    }
  }
}
