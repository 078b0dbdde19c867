package mra.exchange;

import org.apache.camel.builder.RouteBuilder;

/**
 * What becomes of an exchange when a step says no: another try, or its end by the fault's remedy.
 */
final class Tries {
  private Tries() {}

  static void of(RouteBuilder route, Conduct conduct, Patience patience) {
    route
        .onException(Exception.class)
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
    route.onException(Exception.class).logExhausted(false).handled(true).process(conduct::fail);
  }
}
