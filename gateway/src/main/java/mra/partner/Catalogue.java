package mra.partner;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mra.fault.Fault;

/** The programmes of all partners and the benefits that agreements grant. */
final class Catalogue {

  static final String PROGRAMMES = "mappings/codelists/programme.csv";
  static final String BENEFITS = "mappings/codelists/benefit.csv";
  static final String OWN_BENEFITS = "mappings/codelists/own-benefit.csv";

  private final List<NamedCsvRecord> programmes;
  private final BenefitCatalogue benefits;

  private Catalogue(List<NamedCsvRecord> programmes, BenefitCatalogue benefits) {
    this.programmes = programmes;
    this.benefits = benefits;
  }

  static Catalogue of(Layers layers, Findings findings) {
    var programmes = records(layers, PROGRAMMES, List.of("code", "partner", "en", "zh"), findings);
    return new Catalogue(programmes, new BenefitReader(layers, findings).read(codes(programmes)));
  }

  Set<String> programmes(String partner) {
    return codes(
        programmes.stream().filter(row -> row.getField("partner").equals(partner)).toList());
  }

  /** Programmes of anybody else: what an agreement may tell this partner of. */
  Set<String> programmesOfOthers(String partner) {
    return codes(
        programmes.stream().filter(row -> !row.getField("partner").equals(partner)).toList());
  }

  BenefitCatalogue benefits() {
    return benefits;
  }

  private static Set<String> codes(List<NamedCsvRecord> rows) {
    return rows.stream()
        .map(row -> row.getField("code"))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static List<NamedCsvRecord> records(
      Layers layers, String name, List<String> header, Findings findings) {
    var file = layers.find(name);
    if (file.isEmpty()) {
      findings.error(new Place(layers.home(name), 0), Fault.CODE_LIST_INVALID, "it is missing");
      return List.of();
    }
    return file.map(path -> records(path, header, findings)).orElseThrow();
  }

  private static List<NamedCsvRecord> rows(String csv) {
    return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
  }

  private static List<NamedCsvRecord> records(Path file, List<String> header, Findings findings) {
    try {
      var text = Utf8.read(file, Fault.CODE_LIST_INVALID, "CSV UTF-8", findings);
      var rows = text.map(Catalogue::rows).orElse(List.of());
      for (var row : rows) {
        if (!row.getHeader().equals(header) || row.getFieldCount() != header.size()) {
          findings.error(
              new Place(file, Math.toIntExact(row.getStartingLineNumber())),
              Fault.CODE_LIST_INVALID,
              "a line has the fields " + String.join(",", header));
          return List.of();
        }
      }
      return rows;
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      findings.error(new Place(file, 0), Fault.CODE_LIST_INVALID, "it cannot be read as CSV");
      return List.of();
    }
  }
}
