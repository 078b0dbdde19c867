package mra.partner;

import static mra.partner.Catalogue.BENEFITS;
import static mra.partner.Catalogue.OWN_BENEFITS;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mra.fault.Fault;
import mra.partner.BenefitCatalogue.Own;
import mra.partner.BenefitCatalogue.Text;
import org.jspecify.annotations.Nullable;

/** Reads both lists of benefits; an administration without a list of its own leaves that out. */
final class BenefitReader {
  private final Layers layers;
  private final Findings findings;

  BenefitReader(Layers layers, Findings findings) {
    this.layers = layers;
    this.findings = findings;
  }

  BenefitCatalogue read(Set<String> programmes) {
    var texts = new LinkedHashMap<String, Text>();
    for (var row :
        Catalogue.records(layers, BENEFITS, List.of("code", "en", "zh", "source"), findings)) {
      texts.put(row.getField("code"), text(row));
    }
    return new BenefitCatalogue(texts, own(programmes));
  }

  private List<Own> own(Set<String> programmes) {
    if (layers.find(OWN_BENEFITS).isEmpty()) {
      return List.of();
    }
    var header = List.of("code", "programme", "from", "to", "en", "zh", "source");
    return Catalogue.records(layers, OWN_BENEFITS, header, findings).stream()
        .flatMap(row -> Stream.ofNullable(own(row, programmes)))
        .toList();
  }

  private @Nullable Own own(NamedCsvRecord row, Set<String> programmes) {
    var programme = row.getField("programme");
    if (!programmes.contains(programme)) {
      return wrong(row, "'" + programme + "' does not stand in " + Catalogue.PROGRAMMES);
    }
    try {
      var from = LocalDate.parse(row.getField("from"));
      var to = row.getField("to").isEmpty() ? null : LocalDate.parse(row.getField("to"));
      return to != null && to.isBefore(from)
          ? wrong(row, "it ends before it begins")
          : new Own(row.getField("code"), programme, from, to, text(row));
    } catch (DateTimeException unread) {
      return wrong(row, "from and to are days such as 2026-04-01");
    }
  }

  private @Nullable Own wrong(NamedCsvRecord row, String why) {
    var place = new Place(layers.file(OWN_BENEFITS), Math.toIntExact(row.getStartingLineNumber()));
    findings.error(place, Fault.CODE_LIST_INVALID, why);
    return null;
  }

  private static Text text(NamedCsvRecord row) {
    return new Text(row.getField("en"), row.getField("zh"), row.getField("source"));
  }
}
