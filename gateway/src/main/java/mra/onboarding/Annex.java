package mra.onboarding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mra.format.outline.Outline;
import mra.format.outline.Spot;

/** New places behind those of a partner's list, for what only our list to it has to say. */
final class Annex {
  private static final String MARK = "H";

  private final Outline outline;
  private final Set<String> recordNames = new HashSet<>();
  private final Set<String> headerNames = new HashSet<>();
  private final List<String> columns = new ArrayList<>();
  private final List<String> attributes = new ArrayList<>();
  private final List<String> rootAttributes = new ArrayList<>();
  private final String root;
  private int length;
  private int headerLength;
  private int headerFields;

  /**
   * @param records path of the records, as a table writes it
   */
  Annex(Outline outline, String records) {
    this.outline = outline;
    this.root = records.replaceFirst("(?<=.)/.*", "");
    var csv = outline.csv();
    var fixed = outline.fixed();
    headerFields = csv == null ? 0 : Math.max(1, csv.header().size());
    length = fixed == null ? 0 : fixed.length();
    headerLength = fixed == null || fixed.headerMark().isEmpty() ? 1 : fixed.headerLength();
    outline.oneRecord().children().forEach(child -> recordNames.add(child.name()));
    top().children().forEach(child -> headerNames.add(child.name()));
  }

  private Spot top() {
    return outline.kind() == Outline.Kind.XML ? outline.record().getFirst() : outline.root();
  }

  /**
   * Makes one in the record.
   *
   * @param words what it is called, divided by blanks
   * @param width characters, where widths are fixed
   * @return its path
   */
  String inRecord(String words, int width) {
    if (outline.fixed() != null) {
      length += width;
      return (length - width + 1) + "-" + length;
    }
    if (outline.csv() != null) {
      var name = free(words.toUpperCase(Locale.ROOT).replace(' ', '_'), recordNames);
      columns.add(name);
      return name;
    }
    var name = free(camel(words), recordNames);
    return outline.kind() == Outline.Kind.XML ? attribute(name, attributes) : name;
  }

  /** The same in the header, which there may not have been. */
  String inHeader(String words, int width) {
    if (outline.fixed() != null) {
      headerLength += width;
      return (headerLength - width + 1) + "-" + headerLength;
    }
    if (outline.csv() != null) {
      return "#" + ++headerFields;
    }
    var name = free(camel(words), headerNames);
    return outline.kind() == Outline.Kind.XML ? root + "/" + attribute(name, rootAttributes) : name;
  }

  private static String attribute(String name, List<String> all) {
    all.add(name);
    return "@" + name;
  }

  private static String free(String name, Set<String> taken) {
    var free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + i;
    }
    return free;
  }

  private static String camel(String words) {
    var name = new StringBuilder();
    for (var word : words.split(" ")) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }

  /** Headings that follow theirs. */
  List<String> columns() {
    return columns;
  }

  /** Of the record, in XML. */
  List<String> attributes() {
    return attributes;
  }

  /** Of the document element. */
  List<String> rootAttributes() {
    return rootAttributes;
  }

  int length() {
    return length;
  }

  int headerLength() {
    return headerLength;
  }

  int headerFields() {
    return headerFields;
  }

  /** What the record of the header begins with, theirs where they have one. */
  String headerMark() {
    var csv = outline.csv();
    var fixed = outline.fixed();
    var theirs =
        csv != null && !csv.header().isEmpty()
            ? csv.header().getFirst()
            : fixed == null ? "" : fixed.headerMark();
    return theirs.isEmpty() ? MARK : theirs;
  }

  /** Whether its encoding has every character that we may have to write. */
  boolean isEncoded() {
    var charset = outline.encoding().charset().name();
    return charset.startsWith("UTF-") || charset.equals("GB18030");
  }
}
