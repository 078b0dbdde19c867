package mra.exchange;

import org.apache.camel.builder.RouteBuilder;

/**
 * The way of one list in, each step one line. A step that says no throws {@link mra.fault.Refused};
 * the route that began the exchange decides by the fault's remedy what becomes of it.
 */
public final class InboundRoute extends RouteBuilder {
  static final String ENTRANCE = "direct:inbound";

  private final Inbound list;

  public InboundRoute(Inbound list) {
    this.list = list;
  }

  @Override
  public void configure() {
    from(ENTRANCE)
        .routeId("inbound")
        .errorHandler(noErrorHandler())
        .process(list::open) //      Received -> Opened          E2xx
        .process(list::read) //      Opened -> Document          E30x
        .process(
            list::translate) // Document -> OperatorStream  E304, E501; nothing when answered before
        .filter(body().isNotNull())
        .process(list::stage) //     OperatorStream -> Staged    E30x, E40x
        .process(list::commit); //   Staged -> committed         E50x
  }
}
