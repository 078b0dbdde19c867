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
}
