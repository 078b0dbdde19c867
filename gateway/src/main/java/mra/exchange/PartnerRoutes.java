package mra.exchange;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.SeenFiles;
import mra.partner.PartnerProfile;
import mra.partner.Pull;
import mra.partner.TrustProfile;
import mra.partner.TrustProfile.Suite;
import mra.trust.KeyRing;
import mra.trust.Tls;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.TemplatedRouteDefinition;

/** Makes a partner's pull route from the template that its profile names. */
final class PartnerRoutes extends RouteBuilder {
  static final String DROP =
      "file:%s?filter=#%s&sorter=#%s&noop=true&idempotent=false&inProgressRepository=#%s"
          + "&maxMessagesPerPoll=1&eagerMaxMessagesPerPoll=false&autoCreate=false"
          + "&startingDirectoryMustExist=false";

  private final Line line;
  private final PartnerProfile partner;
  private final Arrivals arrivals;
  private final SeenFiles seen;
  private final PartnerSecrets secrets;
  private final KeyRing keys;
  private final long silenceMillis;
  private final Clock clock;

  PartnerRoutes(
      Line line,
      PartnerProfile partner,
      Arrivals arrivals,
      SeenFiles seen,
      PartnerSecrets secrets,
      KeyRing keys,
      Patience patience,
      Clock clock) {
    this.line = line;
    this.partner = partner;
    this.arrivals = arrivals;
    this.seen = seen;
    this.secrets = secrets;
    this.keys = keys;
    this.silenceMillis = patience.silence().toMillis();
    this.clock = clock;
  }

  @Override
  public void configure() {
    var pull = partner.pull();
    if (pull != null && pull.from() != null) {
      add(pull, pull.from());
    }
  }

  private void add(Pull pull, String address) {
    var route =
        switch (pull.over()) {
          case SFTP -> sftp(pull, URI.create(address));
          case HTTPS -> https(address);
          case DROP -> drop(address);
          case SOAP -> soap(pull, address);
          case SERVE ->
              throw new Refused(
                  Fault.PROFILE_INVALID, partner.id(), "serve is how our list goes out");
        };
    route.parameter("line", line.name()).routeId(line.route("pull-"));
  }

  private TemplatedRouteDefinition sftp(Pull pull, URI address) {
    var beans = beans();
    var files = beans.bind("files", new SftpFiles(partner.id(), seen, arrivals));
    var server = SftpUri.of(address, pull.options(), secrets, beans, silenceMillis);
    var inProgress = beans.bind("in-progress", new NothingInProgress());
    var uri =
        server.from(option(pull, "directory"), inProgress)
            // What is seen is the filter's to know, also for a second try.
            + "&filter=#%s&sorter=#%s".formatted(files, files);
    return templatedRoute(PullTemplates.SFTP).parameter("address", uri).parameter("files", files);
  }

  private TemplatedRouteDefinition drop(String address) {
    var folder = Path.of(address).normalize();
    var beans = beans();
    boolean sealed = trust().suite() != Suite.CMS_DETACHED;
    var files = beans.bind("files", new DropFiles(partner.id(), folder, sealed, seen, arrivals));
    var inProgress = beans.bind("in-progress", new NothingInProgress());
    var uri = DROP.formatted(folder, files, files, inProgress);
    return templatedRoute(PullTemplates.DROP).parameter("address", uri).parameter("files", files);
  }

  private TemplatedRouteDefinition https(String address) {
    var beans = beans();
    var tls = Tls.client(null, trust().transport());
    var service = HttpsService.of(address, beans, tls, silenceMillis);
    return templatedRoute(PullTemplates.HTTPS)
        .parameter("pages", beans.bind("pages", pages(service)));
  }

  private HttpsPages pages(Producer service) {
    return new HttpsPages(new PageFetcher(service, secrets), arrivals);
  }

  private TemplatedRouteDefinition soap(Pull pull, String address) {
    var trust = trust();
    var service =
        new SoapService(
            address,
            trust,
            partner.limits(),
            keys.key(trust.ours()),
            keys.key(option(pull, "client-key")),
            arrivals,
            silenceMillis,
            clock);
    return templatedRoute(PullTemplates.SOAP)
        .parameter("service", beans().bind("service", service));
  }

  private Line.Beans beans() {
    return line.beans("pull");
  }

  private TrustProfile trust() {
    return Objects.requireNonNull(partner.trust());
  }

  private String option(Pull pull, String name) {
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
