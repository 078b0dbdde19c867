package mra.onboarding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.stream.Collectors;
import mra.format.outline.Encoding;
import mra.format.outline.Outline;
import org.jspecify.annotations.Nullable;

/** Writes what a document looks like from outside. */
final class FormatText {
  private final String partner;
  private final Outline outline;
  private final Places places;
  private final @Nullable String per;
  private final @Nullable Annex annex;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param annex what a list of ours has behind theirs; null for theirs
   */
  FormatText(
      String partner, Outline outline, Places places, @Nullable String per, @Nullable Annex annex) {
    this.partner = partner;
    this.outline = outline;
    this.places = places;
    this.per = per;
    this.annex = annex;
  }

  String text() {
    line("format:");
    var csv = outline.csv();
    if (csv != null) {
      csv(csv);
    } else if (outline.fixed() != null) {
      fixed(outline.fixed());
    } else if (outline.kind() == Outline.Kind.XML) {
      xml();
    } else {
      json();
    }
    return text.toString();
  }

  private void json() {
    line("  kind: json");
    encoding();
    if (places.recordPath().isEmpty()) {
      line("  lines: true   # each line is a record");
      if (!places.header().isEmpty() || annex != null) {
        line("  header-line: true   # but the first");
      }
    } else {
      line("  record: " + Yaml.text(places.recordPath()) + "   # the array of the records");
    }
    per();
  }

  private void xml() {
    line("  kind: xml");
    line(
        annex == null
            ? "  # Made from the sample, so wider than the partner's own, which takes its place as soon as they send it."
            : "  # Theirs as the sample shows it, with the places that ours needs; their own takes its place too.");
    line("  schema: schemas/" + partner + (annex == null ? "/aeo-list.xsd" : "/cn-list.xsd"));
    line("  record: " + Yaml.text(places.recordPath()));
    per();
    if (!places.namespaces().isEmpty()) {
      line(
          "  namespaces: "
              + places.namespaces().entrySet().stream()
                  .map(entry -> entry.getKey() + ": " + Yaml.quoted(entry.getValue()))
                  .collect(Collectors.joining(", ", "{", "}")));
    }
  }

  private void per() {
    if (per != null) {
      line(
          "  per: "
              + Yaml.text(per)
              + "   # each is an operator of its own and shares what lies around it");
    }
  }

  private void csv(Outline.Delimited csv) {
    line("  kind: csv");
    encoding();
    line("  delimiter: " + Yaml.text(String.valueOf(csv.delimiter())));
    line("  quote: " + (csv.quote() == '"' ? "'\"'" : Yaml.text(String.valueOf(csv.quote()))));
    line("  line-end: " + (csv.crlf() ? "CRLF" : "LF"));
    if (!csv.header().isEmpty() || annex != null) {
      line(
          "  header-record: "
              + Yaml.text(annex == null ? csv.header().getFirst() : annex.headerMark())
              + "   # first field of the first record; the header below counts its fields as #2, #3 ...");
    }
    int headerFields = annex == null ? csv.header().size() : annex.headerFields();
    if (headerFields > 1) {
      line("  header-fields: " + headerFields + "   # with the first");
    }
    if (csv.headings().isEmpty()) {
      line("  headings: false   # the first record is one of data");
      line("  columns: " + columns());
    } else {
      line("  columns: " + columns() + "   # the headings, exactly");
    }
    trailer(csv);
  }

  private void fixed(Outline.Fixed fixed) {
    line("  kind: fixed");
    encoding();
    line("  width: characters   # or bytes, where the partner counts those");
    line("  length: " + (annex == null ? fixed.length() : annex.length()));
    if (fixed.trimmed() && annex == null) {
      line("  trimmed: true   # some lines end before their last place");
    }
    line("  line-end: " + (fixed.crlf() ? "CRLF" : "LF"));
    if (!fixed.headerMark().isEmpty() || annex != null) {
      line(
          "  header-record: "
              + Yaml.text(annex == null ? fixed.headerMark() : annex.headerMark())
              + "   # what the first line begins with");
      line("  header-length: " + (annex == null ? fixed.headerLength() : annex.headerLength()));
    }
    if (!fixed.trailerMark().isEmpty()) {
      line(
          "  trailer: {record: "
              + Yaml.text(fixed.trailerMark())
              + ", count: "
              + Yaml.text(fixed.count())
              + ", length: "
              + fixed.trailerLength()
              + (fixed.countsAll() ? ", counts: all}   # header and trailer too" : "}"));
    }
  }

  private String columns() {
    var csv = outline.csv();
    var all =
        csv != null && !csv.headings().isEmpty()
            ? new ArrayList<>(csv.headings())
            : new ArrayList<>(
                outline.oneRecord().children().stream().map(each -> each.name()).toList());
    if (annex != null) {
      all.addAll(annex.columns());
    }
    return Yaml.list(all);
  }

  private void encoding() {
    var encoding = outline.encoding();
    if (annex != null && !annex.isEncoded()) {
      line(
          "  encoding: UTF-8   # DECIDE: theirs is "
              + encoding.charset().name()
              + ", which lacks Chinese and letters of English names, and one that is lacking keeps the whole list back (E311); do they take UTF-8?");
      return;
    }
    if (!encoding.charset().equals(StandardCharsets.UTF_8)) {
      line("  encoding: " + encoding.charset().name() + undecided(encoding));
    }
    boolean lines = outline.csv() != null || outline.fixed() != null;
    if (encoding.mark() && lines) {
      line("  bom: true");
    }
  }

  private static String undecided(Encoding encoding) {
    return switch (encoding.certainty()) {
      case SURE -> "";
      case LIKELY -> "   # likely: its letters make sense this way";
      case GUESS ->
          "   # DECIDE: which encoding is it?"
              + (encoding.others().isEmpty()
                  ? ""
                  : " It could be " + String.join(", ", encoding.others()) + " too");
    };
  }

  private void trailer(Outline.Delimited csv) {
    var trailer = csv.trailer();
    if (!trailer.isEmpty()) {
      boolean digest = trailer.size() == 3 && trailer.get(2).matches("[0-9a-f]{64}");
      line(
          "  trailer: {record: "
              + Yaml.text(trailer.getFirst())
              + (countsAll(csv) ? ", counts: all" : "")
              + (digest ? ", digest: sha-256" : "")
              + "}   # it tells the count"
              + (digest ? " and a digest of the record lines" : ""));
    }
  }

  /** Whether the trailer counts header, headings and itself. */
  private boolean countsAll(Outline.Delimited csv) {
    int around = 1 + (csv.header().isEmpty() ? 0 : 1) + (csv.headings().isEmpty() ? 0 : 1);
    return csv.trailer().size() > 1
        && csv.trailer().get(1).equals(Long.toString(outline.oneRecord().count() + around));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
