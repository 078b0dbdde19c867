package mra.recognition;

/** A set of places, 0 excepted. */
final class PlaceSet {
  private int[] slots = new int[16];
  private int size;

  PlaceSet() {}

  private PlaceSet(int[] slots, int size) {
    this.slots = slots;
    this.size = size;
  }

  PlaceSet copy() {
    return new PlaceSet(slots.clone(), size);
  }

  int size() {
    return size;
  }

  boolean contains(int place) {
    return size > 0 && slots[slot(place)] == place;
  }

  void add(int place) {
    int slot = slot(place);
    if (slots[slot] == place) {
      return;
    }
    slots[slot] = place;
    size++;
    if (size > slots.length / 2) {
      grow();
    }
  }

  private void grow() {
    var old = slots;
    slots = new int[old.length * 2];
    for (int place : old) {
      if (place != 0) {
        slots[slot(place)] = place;
      }
    }
  }

  /** Places follow each other closely, so that they are spread by an odd factor (Fibonacci). */
  private int slot(int place) {
    int mask = slots.length - 1;
    int slot = ((place * 0x9E3779B9) >>> 7) & mask;
    while (slots[slot] != 0 && slots[slot] != place) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
