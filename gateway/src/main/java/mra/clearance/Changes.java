package mra.clearance;

import java.util.UUID;
import java.util.function.Consumer;
import mra.registry.OperatorChange;

/** Where the changes of a list are read; {@link mra.registry.Operators#changesOf} is one. */
@FunctionalInterface
public interface Changes {
  void of(UUID exchange, Consumer<OperatorChange> each);
}
