package mra.exchange;

import javax.net.ssl.SSLContext;
import mra.fault.Fault;
import mra.fault.Refused;
import org.apache.camel.Producer;

/** A partner's HTTPS service, as something that a request can be put to. */
final class HttpsService {
  static final String URI =
      "%s?clientConnectionManager=#%s&copyHeaders=false&disableStreamCache=true&followRedirects=false"
          // Camel would read the whole of a refusal into memory.
          + "&throwExceptionOnFailure=false&httpClientConfigurer=#%s&responseTimeout=%d";

  private HttpsService() {}

  /** Started and stopped with Camel, or with its line. */
  static Producer of(String address, Line.Beans beans, SSLContext tls, long silenceMillis) {
    var camel = beans.camel();
    var uri =
        URI.formatted(
            address,
            beans.bind("connections", HttpsConnections.of(tls, silenceMillis)),
            beans.bind("answers", new HttpsAnswers()),
            silenceMillis);
    try {
      var producer = camel.getEndpoint(uri).createProducer();
      camel.addService(producer);
      beans.line().keep(() -> end(producer));
      return producer;
    } catch (Exception wrongAddress) {
      throw new Refused(Fault.PROFILE_INVALID, beans.prefix(), "it is no address", wrongAddress);
    }
  }

  private static void end(Producer service) throws Exception {
    var endpoint = service.getEndpoint();
    endpoint.getCamelContext().removeService(service);
    service.close();
    endpoint.getCamelContext().removeEndpoint(endpoint);
  }
}
