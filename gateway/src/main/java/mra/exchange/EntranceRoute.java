package mra.exchange;

import org.apache.camel.builder.RouteBuilder;

/**
 * The way of a list that its partner brings. Nothing is tried again: it came once, and who sees no
 * answer brings it again.
 */
final class EntranceRoute extends RouteBuilder {
  static final String ARRIVING = "direct:arriving";
  static final String ARRIVED = "direct:arrived";

  private final Conduct conduct;
  private final Arrivals arrivals;

  EntranceRoute(Conduct conduct, Arrivals arrivals) {
    this.conduct = conduct;
    this.arrivals = arrivals;
  }

  @Override
  public void configure() {
    onException(Exception.class).logExhausted(false).handled(true).process(conduct::fail);
    from(ARRIVING).routeId("arriving").process(conduct::begin).process(arrivals::store);
    from(ARRIVED)
        .routeId("arrived")
        .process(arrivals::keepStored)
        .to(InboundRoute.ENTRANCE)
        .process(conduct::end);
  }
}
