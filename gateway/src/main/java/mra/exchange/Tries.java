package mra.exchange;

import org.apache.camel.builder.RouteBuilder;

/**
 * What becomes of an exchange when a step says no: another try, or its end by the fault's remedy.
 */
final class Tries {
  private static final double JITTER_PERCENT = 20;

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
        // So that not everybody who waits for a partner comes back at the same moment.
        .useCollisionAvoidance()
        .collisionAvoidancePercent(JITTER_PERCENT)
        .onRedelivery(Letter::close)
        .logExhausted(false)
        .handled(true)
        .process(conduct::fail);
    route.onException(Exception.class).logExhausted(false).handled(true).process(conduct::fail);
  }
}
