package mra.rehearsal;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import mra.canonical.SetAside;
import mra.journal.ExchangeRecord;

/** The gateway as a rehearsal moves it: as schedules and persons would. */
public interface Opposite {
  /** Fetches what a partner offers; the last exchange. */
  ExchangeRecord fetch(String partner);

  /** Tells a partner of our own programme; the first exchange. */
  ExchangeRecord tell(String partner);

  /** An exchange as it is now. */
  ExchangeRecord find(UUID exchange);

  /** Two persons let a list pass that the gate held. */
  ExchangeRecord release(UUID exchange);

  /** Canonical lines of all operators that a partner has, in code order. */
  void export(String partner, Consumer<String> line);

  /** Records of an exchange that were set aside. */
  List<SetAside> setAside(UUID exchange);
}
