package mra.exchange;

import org.apache.camel.builder.RouteBuilder;

/**
 * The way of our list out, each step one line. What was sealed and kept goes out again under its id
 * until the partner has answered it; nothing is believed of a partner before its receipt holds.
 */
final class SendRoute extends RouteBuilder {
  static final String ENTRANCE = "direct:send";

  private final Conduct conduct;
  private final Outbound list;
  private final Patience patience;

  SendRoute(Conduct conduct, Outbound list, Patience patience) {
    this.conduct = conduct;
    this.list = list;
    this.patience = patience;
  }

  @Override
  public void configure() {
    Tries.of(this, conduct, patience);
    from(ENTRANCE)
        .routeId("send")
        .process(conduct::beginSending)
        .process(
            list::make) //   registry -> Sealed, kept      E40x, E60x; nothing when nothing changed
        .filter(body().isNotNull())
        .toD("direct:push-${exchangeProperty." + Letter.LINE + "}") // E10x
        .process(list::answer) // their receipt -> what the partner has   E80x
        .end()
        .process(conduct::endSending);
  }
}
