package mra.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What a backup holds. It is written last, so that a folder without one is no backup.
 *
 * @param format of the backup; another number is another layout
 * @param schema version of the last migration
 * @param partitions of partitioned tables
 */
record Manifest(
    int format,
    Instant madeAt,
    String schema,
    Tally tally,
    List<Table> tables,
    List<Partition> partitions,
    List<Stored> files) {
  static final int FORMAT = 1;
  static final String NAME = "manifest.json";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /**
   * @param file below the backup's folder
   */
  record Table(String name, List<String> columns, long rows, String file) {}

  record Partition(String name, String of, String bound) {}

  /**
   * @param path below the backup's folder
   */
  record Stored(String path, long bytes, String sha256) {}

  byte[] json() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException recordsCanBeWritten) {
      throw new IllegalStateException(recordsCanBeWritten);
    }
  }

  /**
   * @throws Refused E609 when there is none or it is another program's
   */
  static Manifest in(Path folder) {
    var file = folder.resolve(NAME);
    try {
      @Nullable Manifest manifest = JSON.readValue(Files.readAllBytes(file), Manifest.class);
      if (manifest != null && manifest.format == FORMAT) {
        return manifest;
      }
      throw new Refused(Fault.BACKUP_INVALID, file.toString(), "it is of a format not known here");
    } catch (IOException missing) {
      throw new Refused(Fault.BACKUP_INVALID, file.toString(), "it cannot be read", missing);
    }
  }
}
