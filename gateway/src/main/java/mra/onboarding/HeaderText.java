package mra.onboarding;

import mra.format.outline.Outline;

/** Writes how a list's header reads. */
final class HeaderText {
  private final TableText table;
  private final Outline outline;
  private final Matches matches;

  HeaderText(TableText table, Outline outline, Matches matches) {
    this.table = table;
    this.outline = outline;
    this.matches = matches;
  }

  void write() {
    for (var field : Matches.HEADER) {
      table.teach(field);
      var name = field.substring("header.".length());
      var match = matches.of(field);
      if (match.isPresent()) {
        table.why(match.get());
        table.line("  " + name + ": " + expression(match.get()) + TableText.undecided(match.get()));
      } else {
        missing(name);
      }
    }
  }

  private String expression(Match match) {
    var value = match.place().values().getFirst();
    // Our own words need no list.
    boolean ours = match.field().equals("header.type") && value.matches("FULL|DELTA|URGENT");
    return ours
        ? "{at: " + Yaml.text(match.place().path()) + ", codes: list-type}"
        : table.expression(match);
  }

  private void missing(String name) {
    switch (name) {
      case "id" -> table.line("  id: {told-by: content}   # its digest, for the sample tells none");
      case "type" ->
          table.line(
              "  type: {constant: FULL}   # DECIDE: the sample does not say; is every list a full one?");
      case "asOf" ->
          table.line(
              "  asOf: {told-by: receipt}   # DECIDE: does a list really not tell its date? Without one, the moment of its arrival counts");
      case "count" -> {
        boolean trailer = outline.csv() != null && !outline.csv().trailer().isEmpty();
        table.line(
            "  count: none   # "
                + (trailer ? "the trailer tells it" : "the sample does not tell it"));
      }
      default -> table.line("  " + name + ": none   # the sample does not tell it");
    }
  }
}
