package mra.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import mra.canonical.OperatorJson;
import mra.journal.Receipt;
import mra.journal.ReceiptXml;
import org.jspecify.annotations.Nullable;

/** What an administration keeps of our lists: its copy, its answers, whose turn it is. */
final class TheirBooks {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path copyFile;
  private final Path turnFile;
  private final Path answers;
  private TheirCopy copy;
  private Turn turn;

  /**
   * @param sequence of the last list that counted; null before the first
   * @param fullAsOf of the last full list
   */
  record Turn(@Nullable Long sequence, @Nullable Instant fullAsOf) {}

  TheirBooks(Path folder) throws IOException {
    copyFile = Files.createDirectories(folder).resolve("copy");
    turnFile = folder.resolve("turn.json");
    answers = Files.createDirectories(folder.resolve("answers"));
    copy = readCopy();
    turn = readTurn();
  }

  TheirCopy copy() {
    return copy;
  }

  Turn turn() {
    return turn;
  }

  /** What was answered to a list; empty when none of this id came. */
  Optional<Receipt> answer(String document) throws IOException {
    var file = answers.resolve(document + ".xml");
    return Files.exists(file)
        ? Optional.of(ReceiptXml.read(Files.readAllBytes(file)))
        : Optional.empty();
  }

  /** By time. */
  List<Receipt> answers() throws IOException {
    var all = new ArrayList<Receipt>();
    try (var files = Files.newDirectoryStream(answers, "*.xml")) {
      for (var file : files) {
        all.add(ReceiptXml.read(Files.readAllBytes(file)));
      }
    }
    all.sort(Comparator.comparing(Receipt::at).thenComparing(Receipt::document));
    return all;
  }

  /** The copy first: a list that was not answered yet may be taken twice, never half. */
  void keep(TheirCopy after, Turn next, Receipt answer) throws IOException {
    copy = after;
    turn = next;
    writeCopy();
    write(
        turnFile,
        JSON.writeValueAsBytes(
            JSON.createObjectNode()
                .put("sequence", next.sequence())
                .put("fullAsOf", next.fullAsOf() == null ? null : next.fullAsOf().toString())));
    keep(answer);
  }

  void keep(Receipt answer) throws IOException {
    write(answers.resolve(answer.document() + ".xml"), ReceiptXml.write(answer));
  }

  private TheirCopy readCopy() throws IOException {
    var entries = new TreeMap<String, TheirEntry>();
    if (Files.exists(copyFile)) {
      for (var line : Files.readAllLines(copyFile)) {
        var parts = line.split("\t", 3);
        var operator = OperatorJson.read(parts[2]);
        entries.put(
            operator.code().normalised(),
            new TheirEntry(operator, Boolean.parseBoolean(parts[1]), Instant.parse(parts[0])));
      }
    }
    return new TheirCopy(entries);
  }

  private void writeCopy() throws IOException {
    var fresh = copyFile.resolveSibling("copy.new");
    try (var out = Files.newBufferedWriter(fresh)) {
      for (var entry : copy.entries().values()) {
        out.write(entry.asOf() + "\t" + entry.present() + "\t");
        out.write(OperatorJson.write(entry.operator()));
        out.write('\n');
      }
    }
    move(fresh, copyFile);
  }

  private Turn readTurn() throws IOException {
    if (!Files.exists(turnFile)) {
      return new Turn(null, null);
    }
    JsonNode json = JSON.readTree(turnFile.toFile());
    var fullAsOf = json.path("fullAsOf").textValue();
    return new Turn(
        json.path("sequence").isNumber() ? json.path("sequence").longValue() : null,
        fullAsOf == null ? null : Instant.parse(fullAsOf));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, bytes);
    move(fresh, file);
  }

  private static void move(Path fresh, Path file) throws IOException {
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
