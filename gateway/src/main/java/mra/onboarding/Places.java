package mra.onboarding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import mra.format.outline.Outline;
import mra.format.outline.Spot;
import org.jspecify.annotations.Nullable;

/** Everything in a sample that a table could name, with the paths by which it would. */
final class Places {
  private static final List<String> TELL_LANGUAGE = List.of("lang", "language", "locale");

  private final Outline outline;
  private final Map<String, String> prefixes = new LinkedHashMap<>();
  private final List<Place> header = new ArrayList<>();
  private final List<Place> record = new ArrayList<>();

  Places(Outline outline) {
    this.outline = outline;
    prefix(outline.oneRecord());
    var fixed = outline.fixed();
    if (fixed != null) {
      add(outline.root(), fixed.header(), header);
      add(outline.oneRecord(), fixed.record(), record);
      return;
    }
    if (outline.csv() != null) {
      outline
          .root()
          .children()
          .forEach(field ->
              header.add(Place.of(field.name(), null, field.name(), List.of(), null, field)));
    } else {
      header(outline.root(), "", List.of());
    }
    record(outline.oneRecord(), "", null, List.of());
  }

  private static void add(Spot spot, Map<String, String> names, List<Place> places) {
    spot.children().forEach(field -> places.add(named(field, names)));
  }

  private static Place named(Spot field, Map<String, String> names) {
    var name = names.getOrDefault(field.name(), field.name());
    return Place.of(field.name(), null, field.name(), List.of(name), null, field);
  }

  List<Place> header() {
    return header;
  }

  List<Place> record() {
    return record;
  }

  /** Namespaces by the prefix that paths use. */
  Map<String, String> namespaces() {
    return prefixes.entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty())
        .collect(
            Collectors.toMap(
                Map.Entry::getValue, Map.Entry::getKey, (a, b) -> a, LinkedHashMap::new));
  }

  /** The path of the records, as format says it. */
  String recordPath() {
    return isXml()
        ? outline.record().stream().map(step -> "/" + prefixed(step)).collect(Collectors.joining())
        : outline.record().stream().map(Spot::name).collect(Collectors.joining("."));
  }

  private void header(Spot spot, String path, List<String> names) {
    for (var child : spot.children()) {
      if (child == outline.oneRecord()) {
        continue;
      }
      var at = isXml() ? path + "/" + step(child, true) : join(path, child.name());
      var all = with(names, child.name());
      if (child.isLeaf() && child.values().filled() > 0 && !child.repeats()) {
        header.add(Place.of(at, null, at, all, null, child));
      }
      header(child, at, all);
    }
  }

  private void record(Spot spot, String path, @Nullable String group, List<String> names) {
    for (var child : spot.children()) {
      var at = isXml() ? join(path, step(child, false)) : join(path, child.name());
      var all = with(names, child.name());
      var around = child.repeats() ? at : group;
      if (child.isLeaf()) {
        var within =
            around == null ? at : at.equals(around) ? "." : at.substring(around.length() + 1);
        record.add(Place.of(at, around, within, all, languageAt(spot, child, around), child));
      }
      record(child, at, around, all);
    }
  }

  /** An attribute of the value, or a neighbour of it in a group. */
  private @Nullable String languageAt(Spot parent, Spot value, @Nullable String group) {
    for (var attribute : value.children()) {
      if (TELL_LANGUAGE.contains(attribute.name().toLowerCase(Locale.ROOT))
          && attribute.namespace().isEmpty()) {
        return "@" + attribute.name();
      }
    }
    if (group == null || !parent.repeats()) {
      return null;
    }
    return parent.children().stream()
        .filter(child -> child != value && TELL_LANGUAGE.contains(child.name()))
        .map(child -> isXml() ? step(child, false) : child.name())
        .findFirst()
        .orElse(null);
  }

  private boolean isXml() {
    return outline.kind() == Outline.Kind.XML;
  }

  private String step(Spot spot, boolean absolute) {
    if (spot.isAttribute()) {
      return "@" + (spot.namespace().isEmpty() ? "" : prefix(spot) + ":") + spot.name();
    }
    boolean same = spot.namespace().equals(outline.oneRecord().namespace());
    return same && !absolute ? spot.name() : prefixed(spot);
  }

  private String prefixed(Spot spot) {
    return spot.namespace().isEmpty() ? spot.name() : prefix(spot) + ":" + spot.name();
  }

  private String prefix(Spot spot) {
    if (spot.namespace().equals("http://www.w3.org/XML/1998/namespace")) {
      return prefixes.computeIfAbsent(spot.namespace(), each -> "xml");
    }
    return prefixes.computeIfAbsent(
        spot.namespace(), each -> each.isEmpty() ? "" : "n" + (prefixes.size() + 1));
  }

  private String join(String path, String step) {
    return path.isEmpty() ? step : path + (isXml() ? "/" : ".") + step;
  }

  private static List<String> with(List<String> names, String name) {
    var all = new ArrayList<>(names);
    all.add(name);
    return List.copyOf(all);
  }
}
