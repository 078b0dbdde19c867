package mra.rehearsal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** Remembers in one file where every register stands, so that no list's id comes twice. */
final class Positions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<String, Position> positions;

  Positions(Path file) throws IOException {
    this.file = file;
    this.positions =
        Files.exists(file)
            ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Position>>() {})
            : new TreeMap<>();
  }

  Position of(String partner) {
    return positions.getOrDefault(partner, Position.START);
  }

  /** Kept before the list goes out: a number may stay unused but is never used again. */
  void advance(String partner, Position position) throws IOException {
    positions.put(partner, position);
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    JSON.writeValue(fresh.toFile(), positions);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
