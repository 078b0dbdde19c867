package mra.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Consumer;
import mra.canonical.ListType;
import mra.journal.InEffect;

/** How long lists take from their last byte until answers rest on them, for monitoring. */
public final class ListTimers implements Consumer<InEffect> {
  private final MeterRegistry registry;

  public ListTimers(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void accept(InEffect list) {
    Timer.builder("mra.list.in.effect")
        .description("From a list's last byte until this node's recognition answers rest on it")
        .tag("partner", list.partner())
        .tag("urgent", Boolean.toString(list.type() == ListType.URGENT))
        .register(registry)
        .record(list.took());
  }
}
