package mra.format.outline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.outline.Outline.Kind;
import org.jspecify.annotations.Nullable;

/** Reads a sample of unknown layout. */
public final class Outlines {
  /** More tells nothing new, and a sample is kept beside the partner's files. */
  public static final long BYTES_MAX = 64L << 20;

  private Outlines() {}

  /**
   * @param wanted the kind where somebody said it, else null
   * @param layout for fixed width, which cannot be found out: the file that names its places
   * @throws Refused when it is too large, no text, or of no kind that we know
   */
  public static Outline read(Path file, @Nullable Kind wanted, @Nullable Path layout) {
    expectSize(file);
    var encoding = Encodings.of(file);
    var kind = layout != null ? Kind.FIXED : wanted == null ? kind(file, encoding) : wanted;
    return switch (kind) {
      case XML -> nested(kind, encoding, XmlSample.read(file), file);
      case JSON -> json(new JsonSample(file, encoding), encoding, file);
      case CSV -> new CsvSample(file, encoding).read();
      case FIXED -> new FixedSample(file, encoding, needed(layout, file)).read();
    };
  }

  private static Outline json(JsonSample sample, Encoding encoding, Path file) {
    return sample.isLines() ? sample.lines() : nested(Kind.JSON, encoding, sample.root(), file);
  }

  private static Path needed(@Nullable Path layout, Path file) {
    if (layout == null) {
      throw new Refused(
          Fault.MALFORMED,
          file.toString(),
          "where the fields of fixed width begin stands in the partner's document, not in a sample:"
              + " name the places with --layout");
    }
    return layout;
  }

  private static void expectSize(Path file) {
    try {
      long size = Files.size(file);
      if (size > BYTES_MAX || size == 0) {
        throw new Refused(
            Fault.LIMIT_EXCEEDED,
            file.toString(),
            size == 0
                ? "it is empty"
                : "a sample has at most %d MiB, this one %d: take its first few hundred records"
                    .formatted(BYTES_MAX >> 20, size >> 20));
      }
    } catch (IOException unreadable) {
      throw new Refused(Fault.NOT_FOUND, file.toString(), "the file cannot be read", unreadable);
    }
  }

  private static Kind kind(Path file, Encoding encoding) {
    try (var text = SampleText.open(file, encoding)) {
      int first;
      do {
        first = text.read();
      } while (first >= 0 && Character.isWhitespace(first));
      return switch (first) {
        case '<' -> Kind.XML;
        case '{', '[' -> Kind.JSON;
        default -> Kind.CSV;
      };
    } catch (IOException broken) {
      throw new Refused(
          Fault.ENCODING_WRONG, file.toString(), "it is not " + encoding.charset(), broken);
    }
  }

  private static Outline nested(Kind kind, Encoding encoding, Spot root, Path file) {
    if (root.repeats()) {
      throw new Refused(
          Fault.MALFORMED,
          file.toString(),
          "its records are an array without a name, and nothing around it tells of the list: ask for an object with a header");
    }
    var best = best(root);
    if (best.isEmpty()) {
      throw new Refused(
          Fault.MALFORMED,
          file.toString(),
          "nothing in it looks like a record with several fields");
    }
    return new Outline(kind, encoding, root, best, null, null);
  }

  /**
   * The records: what repeats and has fields, as far outside as there is any; where nothing
   * repeats, the first with most fields, for then the sample has one record.
   */
  private static List<Spot> best(Spot root) {
    var repeating = outermost(root, List.of(), true);
    return repeating.isEmpty() ? outermost(root, List.of(), false) : repeating;
  }

  private static List<Spot> outermost(Spot spot, List<Spot> path, boolean repeating) {
    List<Spot> found = List.of();
    for (var child : spot.children()) {
      if (child.isAttribute() || child.children().isEmpty()) {
        continue;
      }
      var below = new ArrayList<>(path);
      below.add(child);
      boolean candidate = repeating ? child.repeats() : child.children().size() > 2;
      var here = candidate ? below : outermost(child, below, repeating);
      if (!here.isEmpty()
          && (found.isEmpty() || fields(here.getLast()) > fields(found.getLast()))) {
        found = here;
      }
    }
    return found;
  }

  private static long fields(Spot spot) {
    return spot.children().stream().mapToLong(child -> 1 + fields(child)).sum();
  }
}
