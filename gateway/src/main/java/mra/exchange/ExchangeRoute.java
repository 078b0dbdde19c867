package mra.exchange;

import org.apache.camel.builder.RouteBuilder;

/**
 * One exchange from its begin to its end: tries, pauses, and what becomes of it when a step says
 * no.
 */
final class ExchangeRoute extends RouteBuilder {
  static final String ENTRANCE = "direct:exchange";

  private final Conduct conduct;
  private final Patience patience;

  ExchangeRoute(Conduct conduct, Patience patience) {
    this.conduct = conduct;
    this.patience = patience;
  }

  @Override
  public void configure() {
    onException(Exception.class)
        .onWhen(conduct::mayPass)
        .maximumRedeliveries(patience.tries())
        .redeliveryDelay(patience.first().toMillis())
        .maximumRedeliveryDelay(patience.most().toMillis())
        .useExponentialBackOff()
        .backOffMultiplier(2)
        .onRedelivery(Letter::close)
        .logExhausted(false)
        .handled(true)
        .process(conduct::fail);
    onException(Exception.class).logExhausted(false).handled(true).process(conduct::fail);
    from(ENTRANCE)
        .routeId("exchange")
        .process(conduct::begin)
        .toD("direct:pull-${exchangeProperty." + Letter.PARTNER + "}")
        .process(conduct::end);
  }
}
