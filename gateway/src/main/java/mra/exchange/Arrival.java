package mra.exchange;

import java.util.Objects;
import java.util.UUID;
import org.apache.camel.Exchange;

/** A message that a partner is bringing, from its first byte to its answer. */
final class Arrival implements AutoCloseable {
  private final Exchange exchange;
  private final Runnable end;

  /**
   * @param end hears that it is over, whatever became of it
   */
  Arrival(Exchange exchange, Runnable end) {
    this.exchange = exchange;
    this.end = end;
  }

  UUID id() {
    return Letter.id(exchange);
  }

  Exchange exchange() {
    return exchange;
  }

  /** Whether all of it came. */
  boolean isWhole() {
    return exchange.getMessage().getBody() instanceof Stored;
  }

  Stored stored() {
    return Objects.requireNonNull(exchange.getMessage().getBody(Stored.class));
  }

  @Override
  public void close() {
    Letter.close(exchange);
    end.run();
  }
}
