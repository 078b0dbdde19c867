package mra.exchange;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.partner.Push;
import mra.trust.KeyRing;
import mra.trust.Tls;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.TemplatedRouteDefinition;

/** Makes a partner's push route from the template its profile names. */
final class PushRoutes extends RouteBuilder {
  private final Partners partners;
  private final PartnerSecrets secrets;
  private final KeyRing keys;
  private final Patience patience;
  private final long silenceMillis;
  private final Clock clock;

  PushRoutes(
      Partners partners, PartnerSecrets secrets, KeyRing keys, Patience patience, Clock clock) {
    this.partners = partners;
    this.secrets = secrets;
    this.keys = keys;
    this.patience = patience;
    this.silenceMillis = patience.silence().toMillis();
    this.clock = clock;
  }

  @Override
  public void configure() {
    for (var partner : partners.all()) {
      var push = partner.push();
      if (push != null && push.isConnected()) {
        add(partner, push, Objects.requireNonNullElse(push.to(), ""));
      }
    }
  }

  private void add(PartnerProfile partner, Push push, String address) {
    switch (push.over()) {
      case SFTP -> sftp(partner, push, URI.create(address));
      case HTTPS -> https(partner, push, address);
      case SOAP -> soap(partner, push, address);
      case SERVE -> serve(partner, push);
      case DROP ->
          throw new Refused(Fault.PROFILE_INVALID, partner.id(), "our list is not dropped");
    }
  }

  private TemplatedRouteDefinition route(String template, PartnerProfile partner) {
    var way = template.substring(0, template.indexOf('-') + 1);
    return templatedRoute(template).parameter("partner", partner.id()).routeId(way + partner.id());
  }

  private void sftp(PartnerProfile partner, Push push, URI address) {
    var beans = beans(partner);
    var server = SftpUri.of(address, push.options(), secrets, beans, silenceMillis);
    var theirs = Objects.requireNonNull(partner.receipts().theirs());
    var receipts = server.from(theirs, beans.bind("in-progress", new NothingInProgress()));
    var files =
        beans.bind(
            "files",
            new SftpPush(getContext().createConsumerTemplate(), receipts, patience.receipt()));
    route(PushTemplates.SFTP, partner)
        .parameter("inbox", server.to(option(partner, push, "directory")))
        .parameter("files", files);
    route(PushTemplates.SFTP_RECEIPT, partner)
        .parameter("inbox", server.to(Objects.requireNonNull(partner.receipts().directory())))
        .parameter("files", files);
  }

  private void https(PartnerProfile partner, Push push, String address) {
    var beans = beans(partner);
    var pages = beans.bind("pages", https(partner, push, address, beans));
    route(PushTemplates.HTTPS, partner).parameter("pages", pages);
    receiptsByHttps(partner, push);
  }

  private void serve(PartnerProfile partner, Push push) {
    route(PushTemplates.SERVE, partner);
    receiptsByHttps(partner, push);
  }

  private void receiptsByHttps(PartnerProfile partner, Push push) {
    var receipts = partner.receipts().to();
    if (receipts != null) {
      var answers = new Beans(getContext(), partner.id() + "-receipt");
      route(PushTemplates.HTTPS_RECEIPT, partner)
          .parameter("pages", answers.bind("pages", https(partner, push, receipts, answers)));
    }
  }

  private HttpsPush https(PartnerProfile partner, Push push, String address, Beans beans) {
    var tls = Tls.client(null, Objects.requireNonNull(partner.trust()).transport());
    var service = HttpsService.of(getContext(), address, beans, tls, silenceMillis);
    return new HttpsPush(service, secrets, option(partner, push, "token"));
  }

  private void soap(PartnerProfile partner, Push push, String address) {
    var trust = Objects.requireNonNull(partner.trust());
    var service =
        SoapClient.of(
            address,
            trust,
            partner.limits(),
            keys.key(trust.ours()),
            keys.key(option(partner, push, "client-key")),
            silenceMillis,
            clock);
    var bean = beans(partner).bind("service", new SoapPush(service));
    route(PushTemplates.SOAP, partner).parameter("service", bean);
    route(PushTemplates.SOAP_RECEIPT, partner).parameter("service", bean);
  }

  private Beans beans(PartnerProfile partner) {
    return new Beans(getContext(), partner.id() + "-push");
  }

  private static String option(PartnerProfile partner, Push push, String name) {
    var value = push.options().get(name);
    if (value == null) {
      throw new Refused(
          Fault.PROFILE_INVALID,
          partner.id(),
          "push over " + push.over() + " needs the key " + name);
    }
    return value;
  }
}
