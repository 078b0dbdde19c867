package mra.rehearsal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.xml.ws.handler.MessageContext;
import java.io.IOException;
import java.security.cert.X509Certificate;

/** Tells of each list that went out, and of messages that were not accepted. */
final class SoapVisits extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String REACHED = SoapVisits.class.getName();
  private static final String OTHER = "";
  private static final int BAD = 400;

  private final transient Onlooker onlooker;

  SoapVisits(Onlooker onlooker) {
    this.onlooker = onlooker;
  }

  /** This answer brings the list. */
  static void fetched(MessageContext context, String document) {
    reached(context, document);
  }

  /** The message was believed; what becomes of it is told elsewhere. */
  static void believed(MessageContext context) {
    reached(context, OTHER);
  }

  private static void reached(MessageContext context, String document) {
    if (context.get(MessageContext.SERVLET_REQUEST) instanceof HttpServletRequest request) {
      request.setAttribute(REACHED, document);
    }
  }

  /** A connection that breaks on purpose leaves by an exception, and brought nothing. */
  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    var reached = request.getAttribute(REACHED);
    if (reached instanceof String document && !document.equals(OTHER)) {
      onlooker.see(
          Sighting.of(Sight.FETCHED).with("document", document).with("by", client(request)));
    } else if (reached == null && response.getStatus() >= BAD) {
      onlooker.see(
          Sighting.of(Sight.TURNED_AWAY)
              .with("by", client(request))
              .with("detail", "its message was not accepted: HTTP " + response.getStatus()));
    }
  }

  private static String client(HttpServletRequest request) {
    var shown = request.getAttribute("jakarta.servlet.request.X509Certificate");
    var name =
        shown instanceof X509Certificate[] chain && chain.length > 0
            ? chain[0].getSubjectX500Principal().getName() + " at "
            : "";
    return name + request.getRemoteAddr();
  }
}
