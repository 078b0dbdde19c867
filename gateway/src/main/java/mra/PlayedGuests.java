package mra;

import java.net.URI;
import java.util.Set;
import java.util.function.UnaryOperator;
import mra.rehearsal.Played;

/** The one partner that is rehearsed, and its twins. */
record PlayedGuests(Played played) implements Guests {

  @Override
  public Set<String> partners() {
    return played.partners();
  }

  @Override
  public void meet(URI gateway, UnaryOperator<String> keys) {
    played.meet(gateway, keys);
  }

  @Override
  public void close() {
    played.close();
  }
}
