package mra.exchange;

import org.apache.camel.builder.RouteBuilder;

/**
 * How lists are fetched, one template a transport. Each hands a {@link mra.trust.Received} to the
 * inbound route; where the partner offers nothing new it ends before.
 */
final class PullTemplates extends RouteBuilder {
  static final String SFTP = "pull-sftp";
  static final String DROP = "pull-drop";
  static final String SOAP = "pull-soap";
  static final String HTTPS = "pull-https";

  @Override
  public void configure() {
    files(SFTP);
    files(DROP);
    routeTemplate(SOAP)
        .templateParameter("line")
        .templateParameter("service")
        .from("direct:pull-{{line}}")
        .errorHandler(noErrorHandler())
        .bean("{{service}}", "retrieve")
        .to(InboundRoute.ENTRANCE);
    routeTemplate(HTTPS)
        .templateParameter("line")
        .templateParameter("pages")
        .from("direct:pull-{{line}}")
        .errorHandler(noErrorHandler())
        .bean("{{pages}}", "receive")
        .to(InboundRoute.ENTRANCE);
  }

  private void files(String template) {
    routeTemplate(template)
        .templateParameter("line")
        .templateParameter("address")
        .templateParameter("files")
        .from("direct:pull-{{line}}")
        .errorHandler(noErrorHandler())
        .bean("{{files}}", "look")
        .pollEnrich("{{address}}", 0)
        .filter(body().isNotNull())
        .bean("{{files}}", "receive")
        .to(InboundRoute.ENTRANCE);
  }
}
