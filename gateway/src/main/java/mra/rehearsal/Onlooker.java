package mra.rehearsal;

/** Hears what happens at an administration's servers, as it happens and on the server's thread. */
public interface Onlooker {
  Onlooker NOBODY = seen -> {};

  void see(Sighting seen);
}
