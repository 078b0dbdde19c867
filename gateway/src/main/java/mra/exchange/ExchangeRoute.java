package mra.exchange;

import org.apache.camel.builder.RouteBuilder;

/**
 * One exchange from its begin to its end: tries, pauses, and what becomes of it when a step says
 * no.
 */
final class ExchangeRoute extends RouteBuilder {
  static final String ENTRANCE = "direct:exchange";

  /** Where other systems of the house bring what they have. */
  static final String DELIVERIES = "direct:deliveries";

  /** What is kept, once more. */
  static final String AGAIN = "direct:again";

  private static final String FETCH = "direct:fetch";

  private static final String DELIVER = "direct:deliver";

  private final Conduct conduct;
  private final Arrivals arrivals;
  private final Patience patience;

  ExchangeRoute(Conduct conduct, Arrivals arrivals, Patience patience) {
    this.conduct = conduct;
    this.arrivals = arrivals;
    this.patience = patience;
  }

  @Override
  public void configure() {
    Tries.of(this, conduct, patience);
    from(ENTRANCE).routeId("exchange").process(conduct::begin).to(FETCH).process(conduct::end);
    from(FETCH)
        .routeId("fetch")
        .errorHandler(noErrorHandler())
        .filter(conduct::isUndecided)
        .toD("direct:pull-${exchangeProperty." + Letter.LINE + "}");
    from(DELIVERIES)
        .routeId("deliveries")
        .process(conduct::begin)
        .to(DELIVER)
        .process(conduct::end);
    from(AGAIN)
        .routeId("again")
        .process(conduct::recallFile)
        .process(arrivals::again)
        .to(InboundRoute.ENTRANCE)
        .process(conduct::end);
    // Of its own, so that another try begins with the message as it came.
    from(DELIVER)
        .routeId("deliver")
        .errorHandler(noErrorHandler())
        .filter(conduct::isUndecided)
        .process(arrivals::delivered)
        .to(InboundRoute.ENTRANCE);
  }
}
