package mra.recognition;

/** Asks a part for a key. */
final class Look {
  private Look() {}

  static Matches up(Part part, String key) {
    var matches = new Matches();
    var folded = KeyText.of(key);
    part.find(folded, part.hash(folded), matches);
    return matches;
  }

  static Row row(Part part, String key) {
    return row(up(part, key));
  }

  static Row row(Matches match) {
    var row = new Row();
    match.show(row);
    return row;
  }
}
