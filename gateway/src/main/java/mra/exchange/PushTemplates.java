package mra.exchange;

import org.apache.camel.builder.RouteBuilder;

/**
 * How our lists are handed over, one template a transport. Each takes a {@link Sealed} and ends
 * with the partner's receipt as bytes, or with nothing where it comes later.
 */
final class PushTemplates extends RouteBuilder {
  static final String SFTP = "push-sftp";
  static final String SOAP = "push-soap";
  static final String HTTPS = "push-https";

  /** What is kept lies ready as soon as it is sealed; the receipt comes to our own door. */
  static final String SERVE = "serve-list";

  /** The same transports for our receipts, which are small. */
  static final String SFTP_RECEIPT = "receipt-sftp";

  static final String SOAP_RECEIPT = "receipt-soap";
  static final String HTTPS_RECEIPT = "receipt-https";

  @Override
  public void configure() {
    routeTemplate(SFTP)
        .templateParameter("line")
        .templateParameter("inbox")
        .templateParameter("files")
        .from("direct:push-{{line}}")
        .errorHandler(noErrorHandler())
        .bean("{{files}}", "name")
        .to("{{inbox}}")
        .bean("{{files}}", "receipt");
    routeTemplate(HTTPS)
        .templateParameter("line")
        .templateParameter("pages")
        .from("direct:push-{{line}}")
        .errorHandler(noErrorHandler())
        .bean("{{pages}}", "push");
    routeTemplate(SOAP)
        .templateParameter("line")
        .templateParameter("service")
        .from("direct:push-{{line}}")
        .errorHandler(noErrorHandler())
        .bean("{{service}}", "submit");
    routeTemplate(SERVE)
        .templateParameter("line")
        .from("direct:push-{{line}}")
        .errorHandler(noErrorHandler())
        .setBody(constant(null));
    routeTemplate(SFTP_RECEIPT)
        .templateParameter("line")
        .templateParameter("inbox")
        .templateParameter("files")
        .from("direct:receipt-{{line}}")
        .errorHandler(noErrorHandler())
        .bean("{{files}}", "nameReceipt")
        .to("{{inbox}}");
    routeTemplate(HTTPS_RECEIPT)
        .templateParameter("line")
        .templateParameter("pages")
        .from("direct:receipt-{{line}}")
        .errorHandler(noErrorHandler())
        .bean("{{pages}}", "answer");
    routeTemplate(SOAP_RECEIPT)
        .templateParameter("line")
        .templateParameter("service")
        .from("direct:receipt-{{line}}")
        .errorHandler(noErrorHandler())
        .bean("{{service}}", "answer");
  }
}
