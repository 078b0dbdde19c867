package mra.exchange;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.SeenFiles;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.partner.Pull;
import mra.partner.TrustProfile;
import mra.trust.KeyRing;
import mra.trust.Tls;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.TemplatedRouteDefinition;

/** Makes a partner's pull route from the template its profile names. */
final class PartnerRoutes extends RouteBuilder {
  private static final String SFTP =
      "sftp://%s:%d/%s?username=%s&privateKeyFile=RAW(%s)&knownHosts=#%s&filter=#%s&sorter=#%s"
          // Public key only, to a server whose key is pinned.
          + "&preferredAuthentications=publickey&strictHostKeyChecking=yes&useUserKnownHostsFile=false"
          // We never rename or delete there; what is seen is the filter's to know, also for a
          // second try.
          + "&noop=true&idempotent=false&inProgressRepository=#%s"
          + "&maxMessagesPerPoll=1&eagerMaxMessagesPerPoll=false"
          + "&streamDownload=true&stepwise=false&disconnect=true&throwExceptionOnConnectFailed=true"
          // Keep-alive answers would keep a session for ever whose file stands still.
          + "&serverAliveCountMax=0&maximumReconnectAttempts=0&connectTimeout=%d&soTimeout=%d&timeout=%d";

  static final String HTTPS =
      "%s?clientConnectionManager=#%s&copyHeaders=false&disableStreamCache=true&followRedirects=false"
          // Camel would read the whole of a refusal into memory.
          + "&throwExceptionOnFailure=false&httpClientConfigurer=#%s&responseTimeout=%d";

  private final Partners partners;
  private final Arrivals arrivals;
  private final SeenFiles seen;
  private final PartnerSecrets secrets;
  private final KeyRing keys;
  private final long silenceMillis;
  private final Clock clock;

  PartnerRoutes(
      Partners partners,
      Arrivals arrivals,
      SeenFiles seen,
      PartnerSecrets secrets,
      KeyRing keys,
      Patience patience,
      Clock clock) {
    this.partners = partners;
    this.arrivals = arrivals;
    this.seen = seen;
    this.secrets = secrets;
    this.keys = keys;
    this.silenceMillis = patience.silence().toMillis();
    this.clock = clock;
  }

  @Override
  public void configure() {
    for (var partner : partners.all()) {
      var pull = partner.pull();
      if (pull != null && pull.from() != null) {
        add(partner, pull, pull.from());
      }
    }
  }

  private void add(PartnerProfile partner, Pull pull, String address) {
    var route =
        switch (pull.over()) {
          case SFTP -> sftp(partner, pull, URI.create(address));
          case HTTPS -> https(partner, address);
          case SOAP -> soap(partner, pull, address);
        };
    route.parameter("partner", partner.id()).routeId("pull-" + partner.id());
  }

  private TemplatedRouteDefinition sftp(PartnerProfile partner, Pull pull, URI address) {
    var files = bind(partner, "files", new SftpFiles(partner.id(), seen, arrivals));
    var hosts = bind(partner, "hosts", KnownHosts.of(address, option(partner, pull, "host-key")));
    var uri =
        SFTP.formatted(
            address.getHost(),
            address.getPort(),
            // Camel takes folders below the login's own only.
            option(partner, pull, "directory").replaceFirst("^/", ""),
            option(partner, pull, "user"),
            secrets.file(option(partner, pull, "private-key")),
            hosts,
            files,
            files,
            bind(partner, "in-progress", new NothingInProgress()),
            silenceMillis,
            silenceMillis,
            silenceMillis);
    return templatedRoute(PullTemplates.SFTP).parameter("address", uri).parameter("files", files);
  }

  private TemplatedRouteDefinition https(PartnerProfile partner, String address) {
    var tls = Tls.client(null, trust(partner).transport());
    var connections = bind(partner, "connections", HttpsConnections.of(tls, silenceMillis));
    var answers = bind(partner, "answers", new HttpsAnswers());
    var uri = HTTPS.formatted(address, connections, answers, silenceMillis);
    return templatedRoute(PullTemplates.HTTPS)
        .parameter(
            "pages", bind(partner, "pages", new HttpsPages(service(uri), arrivals, secrets)));
  }

  /** Started and stopped with Camel. */
  private Producer service(String uri) {
    try {
      var producer = getContext().getEndpoint(uri).createProducer();
      getContext().addService(producer);
      return producer;
    } catch (Exception wrongAddress) {
      throw new Refused(Fault.PROFILE_INVALID, "pull.from", "it is no address", wrongAddress);
    }
  }

  private TemplatedRouteDefinition soap(PartnerProfile partner, Pull pull, String address) {
    var trust = trust(partner);
    var service =
        new SoapService(
            address,
            trust,
            partner.limits(),
            keys.key(trust.ours()),
            keys.key(option(partner, pull, "client-key")),
            arrivals,
            silenceMillis,
            clock);
    return templatedRoute(PullTemplates.SOAP)
        .parameter("service", bind(partner, "service", service));
  }

  private String bind(PartnerProfile partner, String name, Object bean) {
    var key = partner.id() + "-" + name;
    getContext().getRegistry().bind(key, bean);
    return key;
  }

  private static TrustProfile trust(PartnerProfile partner) {
    return Objects.requireNonNull(partner.trust());
  }

  private static String option(PartnerProfile partner, Pull pull, String name) {
    var value = pull.options().get(name);
    if (value == null) {
      throw new Refused(
          Fault.PROFILE_INVALID,
          partner.id(),
          "pull over " + pull.over() + " needs the key " + name);
    }
    return value;
  }
}
