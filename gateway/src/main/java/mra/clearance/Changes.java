package mra.clearance;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import mra.canonical.Change;
import mra.registry.OperatorChange;
import mra.registry.OperatorVersion;
import mra.registry.Operators;

/** Reads again what an announcement is about, the same each time. */
public final class Changes {
  private final Operators operators;

  public Changes(Operators operators) {
    this.operators = operators;
  }

  /** In code order. */
  void of(Announcement told, Consumer<OperatorChange> each) {
    switch (told.kind()) {
      case LIST -> operators.changesOf(told.exchange(), each);
      case BEGINS -> present(told, version -> each.accept(granted(version)));
      case ENDS -> {
        var since = Objects.requireNonNull(told.movedAt());
        present(told, version -> each.accept(absent(version, since)));
      }
    }
  }

  private void present(Announcement told, Consumer<OperatorVersion> each) {
    operators.presentAt(told.partner(), Objects.requireNonNull(told.knownAt()), each);
  }

  private static OperatorChange granted(OperatorVersion version) {
    return new OperatorChange(
        Change.GRANTED, null, version.operator(), true, version.inForceFrom());
  }

  private static OperatorChange absent(OperatorVersion version, Instant since) {
    var operator = version.operator();
    return new OperatorChange(Change.ABSENT, operator, operator, false, since);
  }
}
