package mra.exchange;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.PartnerProfile;
import mra.partner.Push;
import mra.trust.KeyRing;
import mra.trust.Tls;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.TemplatedRouteDefinition;

/** Makes a partner's push route from the template its profile names. */
final class PushRoutes extends RouteBuilder {
  private final Line line;
  private final PartnerProfile partner;
  private final PartnerSecrets secrets;
  private final KeyRing keys;
  private final Patience patience;
  private final long silenceMillis;
  private final Clock clock;

  PushRoutes(
      Line line,
      PartnerProfile partner,
      PartnerSecrets secrets,
      KeyRing keys,
      Patience patience,
      Clock clock) {
    this.line = line;
    this.partner = partner;
    this.secrets = secrets;
    this.keys = keys;
    this.patience = patience;
    this.silenceMillis = patience.silence().toMillis();
    this.clock = clock;
  }

  @Override
  public void configure() {
    var push = partner.push();
    if (push != null && push.isConnected()) {
      add(push, Objects.requireNonNullElse(push.to(), ""));
    }
  }

  private void add(Push push, String address) {
    switch (push.over()) {
      case SFTP -> sftp(push, URI.create(address));
      case HTTPS -> https(push, address);
      case SOAP -> soap(push, address);
      case SERVE -> serve(push);
      case DROP ->
          throw new Refused(Fault.PROFILE_INVALID, partner.id(), "our list is not dropped");
    }
  }

  private TemplatedRouteDefinition route(String template) {
    var way = template.substring(0, template.indexOf('-') + 1);
    return templatedRoute(template).parameter("line", line.name()).routeId(line.route(way));
  }

  private void sftp(Push push, URI address) {
    var beans = beans();
    var server = SftpUri.of(address, push.options(), secrets, beans, silenceMillis);
    var theirs = Objects.requireNonNull(partner.receipts().theirs());
    var receipts = server.from(theirs, beans.bind("in-progress", new NothingInProgress()));
    var files =
        beans.bind(
            "files",
            new SftpPush(
                line.keep(getContext().createConsumerTemplate()), receipts, patience.receipt()));
    route(PushTemplates.SFTP)
        .parameter("inbox", server.to(option(push, "directory")))
        .parameter("files", files);
    route(PushTemplates.SFTP_RECEIPT)
        .parameter("inbox", server.to(Objects.requireNonNull(partner.receipts().directory())))
        .parameter("files", files);
  }

  private void https(Push push, String address) {
    var beans = beans();
    var pages = beans.bind("pages", https(push, address, beans));
    route(PushTemplates.HTTPS).parameter("pages", pages);
    receiptsByHttps(push);
  }

  private void serve(Push push) {
    route(PushTemplates.SERVE);
    receiptsByHttps(push);
  }

  private void receiptsByHttps(Push push) {
    var receipts = partner.receipts().to();
    if (receipts != null) {
      var answers = line.beans("receipt");
      route(PushTemplates.HTTPS_RECEIPT)
          .parameter("pages", answers.bind("pages", https(push, receipts, answers)));
    }
  }

  private HttpsPush https(Push push, String address, Line.Beans beans) {
    var tls = Tls.client(null, Objects.requireNonNull(partner.trust()).transport());
    var service = HttpsService.of(address, beans, tls, silenceMillis);
    return new HttpsPush(service, secrets, option(push, "token"));
  }

  private void soap(Push push, String address) {
    var trust = Objects.requireNonNull(partner.trust());
    var service =
        SoapClient.of(
            address,
            trust,
            partner.limits(),
            keys.key(trust.ours()),
            keys.key(option(push, "client-key")),
            silenceMillis,
            clock);
    var bean = beans().bind("service", new SoapPush(service));
    route(PushTemplates.SOAP).parameter("service", bean);
    route(PushTemplates.SOAP_RECEIPT).parameter("service", bean);
  }

  private Line.Beans beans() {
    return line.beans("push");
  }

  private String option(Push push, String name) {
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
