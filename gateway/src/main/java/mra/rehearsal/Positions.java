package mra.rehearsal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;

/** Remembers in one file where every administration stands, so that no list's id comes twice. */
final class Positions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<Administration, Position> positions;

  Positions(Path file) throws IOException {
    this.file = file;
    this.positions =
        Files.exists(file)
            ? JSON.readValue(
                file.toFile(), new TypeReference<EnumMap<Administration, Position>>() {})
            : new EnumMap<>(Administration.class);
  }

  Position of(Administration administration) {
    return positions.getOrDefault(administration, Position.START);
  }

  /** Kept before the list goes out: a number may stay unused but is never used again. */
  void advance(Administration administration, Position position) throws IOException {
    positions.put(administration, position);
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    JSON.writeValue(fresh.toFile(), positions);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
