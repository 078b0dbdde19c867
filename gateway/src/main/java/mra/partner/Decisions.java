package mra.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import mra.fault.Fault;

/**
 * Comments of the form {@code # DECIDE: why}, by which {@code ./mra new} marks what it could not
 * know. Each is a warning until somebody has decided and removed it.
 */
final class Decisions {
  static final String MARK = "# DECIDE: ";

  private static final String YAML = ".yaml";

  private final Layers layers;

  Decisions(Layers layers) {
    this.layers = layers;
  }

  Findings of(String partner) {
    var findings = new Findings();
    var profile = layers.find(new PartnerFolder(layers, partner).name(ProfileReader.FILE));
    profile.ifPresent(file -> read(file, Fault.PROFILE_INVALID, findings));
    layers.walk("mappings/" + partner).stream()
        .filter(name -> name.endsWith(YAML))
        .flatMap(name -> layers.find(name).stream())
        .forEach(file -> read(file, Fault.MAPPING_INVALID, findings));
    return findings;
  }

  private static void read(Path file, Fault fault, Findings findings) {
    // Whatever the bytes are: that a file is no UTF-8 is for its reader to say.
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      var number = new int[1];
      lines.forEach(line -> {
        number[0]++;
        int at = line.indexOf(MARK);
        if (at >= 0) {
          var why = line.substring(at + MARK.length()).getBytes(StandardCharsets.ISO_8859_1);
          findings.warning(
              new Place(file, number[0]),
              fault,
              "to be decided: " + new String(why, StandardCharsets.UTF_8).strip(),
              "decide, then remove the mark");
        }
      });
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
