package mra.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.fault.Refused;
import mra.partner.Finding;
import mra.partner.PartnerProfile;
import org.assertj.core.api.Assertions;

/** A mapping table written for one test; what it does not say is constant or none. */
final class ATable {
  private static final String DOCUMENT = "HK/aeo-list";
  static final Instant AS_OF = Instant.parse("2026-11-24T03:00:00Z");

  private final Path folder;
  private final Map<String, String> header = new LinkedHashMap<>();
  private final Map<String, String> fields = new LinkedHashMap<>();
  private String way = "both";
  private String format = "";
  private String more = "";
  private String id = "L-1";

  ATable(Path folder) {
    this.folder = folder;
    header.put("id", "{constant: L-1}");
    header.put("type", "{constant: FULL}");
    header.put("sequence", "none # not told");
    header.put("asOf", "{constant: \"" + AS_OF + "\"}");
    header.put("count", "none # not told");
    Words.FIELDS.forEach(field -> fields.put(field, "none # not told"));
    fields.put("programme", "{constant: HK_TIER1}");
    fields.put("standing", "{constant: VALID}");
  }

  /** Of the list that is written, whose number is 7. */
  ATable written(String as) {
    id = as;
    return this;
  }

  ATable in() {
    way = "in";
    return this;
  }

  /** What stands under {@code format}, in YAML's flow style. */
  ATable format(String flow) {
    format = flow;
    return this;
  }

  ATable header(String name, String value) {
    header.put(name, value);
    return this;
  }

  ATable field(String name, String value) {
    if (name.startsWith(Words.IDENTIFIERS)) {
      fields.remove("identifiers");
    }
    fields.put(name, value);
    return this;
  }

  /** Further lines of the table. */
  ATable more(String yaml) {
    more = yaml;
    return this;
  }

  ATable codes(String name, String... lines) throws IOException {
    var list = folder.resolve("mappings/codelists/" + name + ".csv");
    Files.createDirectories(list.getParent());
    var all = Stream.concat(Stream.of("theirs,ours,from,to,write"), Stream.of(lines));
    Files.writeString(list, all.collect(Collectors.joining("\n", "", "\n")));
    return this;
  }

  private void write() throws IOException {
    var file = folder.resolve("mappings/" + DOCUMENT + ".yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        document: %s
        way: %s
        format: %s
        %sheader:
        %sfields:
        %s\
        """
            .formatted(DOCUMENT, way, format, more, lines(header), lines(fields)));
  }

  private static String lines(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(entry -> "  " + entry.getKey() + ": " + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  Mappings load() throws IOException {
    write();
    return Mappings.load(folder, Optional.empty());
  }

  List<String> findings() throws IOException {
    write();
    return new MappingCheck(
            (partner, file) -> {
              throw new IllegalStateException("no sample is read");
            })
        .tables(folder, Optional.empty(), null).stream().map(Finding::text).toList();
  }

  Mapped read(byte[]... parts) throws IOException {
    return read(Project.partner("HK"), parts);
  }

  Mapped read(PartnerProfile from, byte[]... parts) throws IOException {
    return Mapped.of(load(), from, DOCUMENT, parts);
  }

  Mapped read(String document) throws IOException {
    return read(document.getBytes(UTF_8));
  }

  /** What each of the list's operators has as the first name, or why it was set aside. */
  List<String> names(byte[] document) throws IOException {
    var mapped = read(document);
    return Stream.concat(
            mapped.operators().stream().map(operator -> operator.names().getFirst().text()),
            mapped.asides().stream().map(aside -> aside.at() + " " + aside.detail()))
        .toList();
  }

  Refused refusal(byte[] document) {
    return Assertions.catchThrowableOfType(Refused.class, () -> read(document));
  }

  byte[] write(List<Operator> operators) throws IOException {
    var out = new ByteArrayOutputStream();
    var header =
        new ListHeader(
            id, ListType.FULL, OptionalLong.of(7), AS_OF, OptionalLong.of(operators.size()));
    load().write(Project.partner("HK"), DOCUMENT, header, operators.iterator(), out);
    return out.toByteArray();
  }

  /** Reads a document and writes it again. */
  byte[] again(byte[] document) throws IOException {
    return write(read(document).operators());
  }
}
