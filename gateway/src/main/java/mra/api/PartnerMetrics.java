package mra.api;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import mra.clearance.Decisions;
import mra.clearance.NearMissCounts;
import mra.clearance.Outbox;
import mra.clearance.WaitingDecisions;
import mra.exchange.PartnerClocks;
import mra.registry.Registry;

/** What Prometheus sees, beside what Camel, the pool and the JVM tell of themselves. */
public final class PartnerMetrics implements MeterBinder {
  private final PartnerClocks clocks;
  private final Outbox outbox;
  private final ToDoubleFunction<String> operators;
  private final Registry known;
  private final NearMissCounts nearMisses;
  private final Decisions decisions;
  private final Clock clock;

  /**
   * @param operators in the recognition index, by partner
   */
  public PartnerMetrics(
      PartnerClocks clocks,
      Outbox outbox,
      ToDoubleFunction<String> operators,
      Registry known,
      NearMissCounts nearMisses,
      Decisions decisions,
      Clock clock) {
    this.decisions = decisions;
    this.clock = clock;
    this.nearMisses = nearMisses;
    this.clocks = clocks;
    this.outbox = outbox;
    this.operators = operators;
    this.known = known;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("mra.outbox.waiting", outbox, Outbox::waiting)
        .description("Applied lists that clearance has not heard of yet")
        .register(registry);
    Gauge.builder("mra.registry.remembered", known, Registry::rememberedBytes)
        .baseUnit("bytes")
        .description("Heap by which records that came before need not be read again")
        .register(registry);
    Gauge.builder("mra.decisions.waiting", decisions, all -> all.waiting().bytes())
        .baseUnit("bytes")
        .description("What this node answered and the database does not have yet")
        .register(registry);
    Gauge.builder("mra.decisions.age", decisions, all -> seconds(all.waiting()))
        .baseUnit("seconds")
        .description("How long the oldest of it waits")
        .register(registry);
    Gauge.builder("mra.decisions.aside", decisions, all -> all.waiting().aside())
        .baseUnit("files")
        .description("What the database refused for good, and what is cut")
        .register(registry);
    for (var partner : clocks.connected()) {
      Gauge.builder("mra.list.age", clocks, all -> all.ageSeconds(partner))
          .baseUnit("seconds")
          .tag("partner", partner)
          .description("Age of the last good list; NaN before the first")
          .register(registry);
      Gauge.builder("mra.index.operators", () -> operators.applyAsDouble(partner))
          .tag("partner", partner)
          .description("Operators in the recognition index")
          .register(registry);
      FunctionCounter.builder("mra.near.misses", nearMisses, counts -> counts.of(partner))
          .tag("partner", partner)
          .description("Declarations that nearly were recognised")
          .register(registry);
    }
  }

  private double seconds(WaitingDecisions waiting) {
    return waiting.age(clock.instant()).toMillis() / 1e3;
  }
}
