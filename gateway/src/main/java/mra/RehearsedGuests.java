package mra;

import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import mra.rehearsal.Administration;
import mra.rehearsal.Rehearsal;

/** The rehearsal's administrations. */
record RehearsedGuests(Rehearsal rehearsal) implements Guests {

  @Override
  public Set<String> partners() {
    return Arrays.stream(Administration.values())
        .map(Administration::name)
        .collect(Collectors.toSet());
  }

  @Override
  public void meet(URI gateway, UnaryOperator<String> keys) {
    rehearsal.meet(gateway, partner -> keys.apply(partner.name()));
  }

  @Override
  public void close() {
    rehearsal.close();
  }
}
