package mra.exchange;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.SeenFiles;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.partner.Pull;
import mra.partner.TrustProfile;
import mra.partner.TrustProfile.Suite;
import mra.trust.KeyRing;
import mra.trust.Tls;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.TemplatedRouteDefinition;

/** Makes a partner's pull route from the template its profile names. */
final class PartnerRoutes extends RouteBuilder {
  static final String DROP =
      "file:%s?filter=#%s&sorter=#%s&noop=true&idempotent=false&inProgressRepository=#%s"
          + "&maxMessagesPerPoll=1&eagerMaxMessagesPerPoll=false&autoCreate=false"
          + "&startingDirectoryMustExist=false";

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
          case DROP -> drop(partner, address);
          case SOAP -> soap(partner, pull, address);
          case SERVE ->
              throw new Refused(
                  Fault.PROFILE_INVALID, partner.id(), "serve is how our list goes out");
        };
    route.parameter("partner", partner.id()).routeId("pull-" + partner.id());
  }

  private TemplatedRouteDefinition sftp(PartnerProfile partner, Pull pull, URI address) {
    var beans = beans(partner);
    var files = beans.bind("files", new SftpFiles(partner.id(), seen, arrivals));
    var server = SftpUri.of(address, pull.options(), secrets, beans, silenceMillis);
    var inProgress = beans.bind("in-progress", new NothingInProgress());
    var uri =
        server.from(option(partner, pull, "directory"), inProgress)
            // What is seen is the filter's to know, also for a second try.
            + "&filter=#%s&sorter=#%s".formatted(files, files);
    return templatedRoute(PullTemplates.SFTP).parameter("address", uri).parameter("files", files);
  }

  private TemplatedRouteDefinition drop(PartnerProfile partner, String address) {
    var folder = Path.of(address).normalize();
    var beans = beans(partner);
    boolean sealed = trust(partner).suite() != Suite.CMS_DETACHED;
    var files = beans.bind("files", new DropFiles(partner.id(), folder, sealed, seen, arrivals));
    var inProgress = beans.bind("in-progress", new NothingInProgress());
    var uri = DROP.formatted(folder, files, files, inProgress);
    return templatedRoute(PullTemplates.DROP).parameter("address", uri).parameter("files", files);
  }

  private TemplatedRouteDefinition https(PartnerProfile partner, String address) {
    var beans = beans(partner);
    var tls = Tls.client(null, trust(partner).transport());
    var service = HttpsService.of(getContext(), address, beans, tls, silenceMillis);
    return templatedRoute(PullTemplates.HTTPS)
        .parameter("pages", beans.bind("pages", pages(service)));
  }

  private HttpsPages pages(Producer service) {
    return new HttpsPages(new PageFetcher(service, secrets), arrivals);
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
        .parameter("service", beans(partner).bind("service", service));
  }

  private Beans beans(PartnerProfile partner) {
    return new Beans(getContext(), partner.id());
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
