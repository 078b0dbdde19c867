package mra.exchange;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.xml.ws.soap.SOAPBinding;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.trust.KeyRing;
import mra.trust.SealRecipe;
import mra.trust.WsSecurity;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web server's door for partners that speak SOAP. What comes is stored as it came before
 * anything looks inside, and that file alone is what CXF reads and the inbound route opens. Who is
 * let this far showed the partner's key already.
 */
public final class SoapDoor extends CXFNonSpringServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(SoapDoor.class);

  /** Of SOAP 1.2; its receiver cannot take it as things are, whatever it holds. */
  private static final String FAULT =
      """
      <env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Body><env:Fault>\
      <env:Code><env:Value>env:Receiver</env:Value></env:Code>\
      <env:Reason><env:Text xml:lang="en">%s: %s</env:Text></env:Reason>\
      </env:Fault></env:Body></env:Envelope>
      """;

  private final transient Partners partners;
  private final transient KeyRing keys;
  private final transient Entrance entrance;
  private final transient TheirReceipts receipts;
  private final transient Clock clock;
  private final transient ExtensionManagerBus own = new ExtensionManagerBus();
  private final transient Map<String, Open> open = new ConcurrentHashMap<>();

  /** By which version of the partner's profile. */
  private record Open(String version, EndpointImpl endpoint) {}

  public SoapDoor(
      Partners partners, KeyRing keys, Entrance entrance, TheirReceipts receipts, Clock clock) {
    this.partners = partners;
    this.keys = keys;
    this.entrance = entrance;
    this.receipts = receipts;
    this.clock = clock;
    setBus(own);
  }

  @Override
  public void init(ServletConfig config) throws ServletException {
    super.init(config);
    partners.all().stream()
        .filter(each -> Entrance.isOpenTo(each) && Entrance.isSoap(each))
        .forEach(this::tryToOpen);
  }

  /** Early, so that the first list need not wait; a partner may not be set up yet. */
  private void tryToOpen(PartnerProfile partner) {
    try {
      open(partner);
    } catch (Refused notYet) {
      LOG.info("{} cannot bring lists by SOAP: {}", partner.id(), notYet.getMessage());
    }
  }

  private void open(PartnerProfile partner) {
    open.compute(
        partner.id(),
        (id, before) -> {
          if (before != null && before.version.equals(partner.version())) {
            return before;
          }
          if (before != null) {
            before.endpoint.stop();
          }
          return new Open(partner.version(), published(partner));
        });
  }

  private EndpointImpl published(PartnerProfile partner) {
    var service = new SoapCounter(partner, entrance, receipts);
    var endpoint = new EndpointImpl(own, service, SOAPBinding.SOAP12HTTP_BINDING);
    var trust = Objects.requireNonNull(partner.trust());
    var ours = keys.key(trust.ours());
    WsSecurity.install(
        endpoint,
        ours,
        SealRecipe.to(trust, ours).mustBeFor(),
        trust.theirs(),
        partner.limits().time(),
        clock);
    endpoint.getInInterceptors().add(SoapVisit.proven());
    endpoint.getOutInterceptors().add(SoapVisit.written());
    endpoint.publish("/" + partner.id());
    return endpoint;
  }

  @Override
  protected void invoke(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    var from = partners.byId(Objects.requireNonNull(request.getPathInfo()).substring(1));
    if (!Entrance.isSoap(from)) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    var head = "Content-Type: " + request.getContentType() + "\r\n\r\n";
    var over = "SOAP pushed by " + request.getRemoteUser();
    try (var arrival = arrive(from, new Pushed(over, head, request.getInputStream()))) {
      response.setHeader("X-Exchange-Id", arrival.id().toString());
      if (arrival.isWhole()) {
        serve(new SoapVisit(arrival), request, response);
      } else {
        response.setStatus(status(entrance.take(arrival, null)));
      }
    } catch (Refused forbidden) {
      refuse(forbidden, from, response);
    } catch (IOException gone) {
      throw new ServletException(gone);
    }
  }

  /** Where more is to be said than to come again later, the partner is told by a SOAP fault. */
  private static void refuse(Refused refused, PartnerProfile from, HttpServletResponse response)
      throws ServletException {
    LOG.warn("{} brings a list in vain: {}", from.id(), refused.getMessage());
    if (refused.fault() != Fault.STATE_FORBIDS) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    try {
      response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      response.setContentType("application/soap+xml; charset=utf-8");
      response.getWriter().write(FAULT.formatted(refused.fault().code(), refused.fault().what()));
    } catch (IOException gone) {
      throw new ServletException(gone);
    }
  }

  private Arrival arrive(PartnerProfile from, Pushed pushed) {
    entrance.expectPermitted(from);
    open(from);
    return entrance.arrive(from, pushed);
  }

  /** Of what did not come whole; nobody can be answered by SOAP. */
  private static int status(Answer answer) {
    return answer instanceof Answer.Refusal refusal && refusal.why().fault() == Fault.TOO_LARGE
        ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
        : HttpServletResponse.SC_BAD_REQUEST;
  }

  private void serve(SoapVisit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      super.invoke(visit.over(request), response);
    } catch (ServletException notEvenHttp) {
      if (!visit.isUnproven() || response.isCommitted()) {
        throw notEvenHttp;
      }
      LOG.warn("CXF cannot read what was brought: {}", notEvenHttp.getMessage());
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    }
    response.flushBuffer();
    visit.handedOut().ifPresent(entrance::delivered);
    if (visit.isUnproven()) {
      // Kept as evidence of what came; opening it says no again.
      entrance.take(visit.arrival(), null);
    } else if (visit.isNoList()) {
      entrance.forget(visit.arrival());
    }
  }

  @Override
  public void destroy() {
    super.destroy();
    own.shutdown(true);
  }
}
