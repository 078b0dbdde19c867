package mra.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import mra.partner.PartnerProfile;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What routes to and from one partner are made of, by one version of its profile: each version has
 * a line of its own, so that an exchange ends on the line on which it began.
 */
final class Line implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Line.class);

  /** Enough of the version that no two of a partner are alike. */
  private static final int VERSION_DIGITS = 16;

  private final CamelContext camel;
  private final String name;
  private final Deque<Part> parts = new ArrayDeque<>();

  private interface Part {
    void end() throws Exception;
  }

  Line(CamelContext camel, PartnerProfile partner) {
    this.camel = camel;
    this.name = name(partner);
  }

  /** Ends the names of its routes. */
  static String name(PartnerProfile partner) {
    return partner.id() + "-" + partner.version().substring(0, VERSION_DIGITS);
  }

  String name() {
    return name;
  }

  CamelContext camel() {
    return camel;
  }

  /** Notes a route, which is made later. */
  String route(String way) {
    var id = way + name;
    parts.push(() -> {
      camel.getRouteController().stopRoute(id);
      camel.removeRoute(id);
    });
    return id;
  }

  /** Notes something that has to be ended. */
  <T extends AutoCloseable> T keep(T part) {
    parts.push(part::close);
    return part;
  }

  /** Names for what one of its links uses. */
  Beans beans(String link) {
    return new Beans(this, name + "-" + link);
  }

  /** Whatever of it cannot be ended must not keep the rest. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().end();
      } catch (Exception failure) {
        LOG.warn("A part of {} stays until the next start", name, failure);
      }
    }
  }

  /**
   * Names for what routes use.
   *
   * @param prefix tells one link's beans from another's
   */
  record Beans(Line line, String prefix) {

    CamelContext camel() {
      return line.camel;
    }

    /** Gives the bean a name, and returns that. */
    String bind(String name, Object bean) {
      var key = prefix + "-" + name;
      line.camel.getRegistry().bind(key, bean);
      line.keep(() -> line.camel.getRegistry().unbind(key));
      return key;
    }
  }
}
