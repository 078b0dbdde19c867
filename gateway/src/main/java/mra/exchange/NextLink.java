package mra.exchange;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Finds the link that an answer calls next among those of its header (RFC 8288 3). */
final class NextLink {
  private static final int LENGTH_MAX = 8_192;

  private final String header;
  private int at;

  private NextLink(String header) {
    this.header = header;
  }

  /**
   * The address, whole; null when there is no such link.
   *
   * @param base against which it is resolved
   * @throws Refused E201 when the header is none
   */
  static @Nullable URI in(String header, URI base) {
    if (header.length() > LENGTH_MAX) {
      throw new Refused(Fault.ENVELOPE_MALFORMED, "Link", "longer than " + LENGTH_MAX);
    }
    try {
      var target = new NextLink(header).next();
      return target == null ? null : resolved(base, target);
    } catch (URISyntaxException noAddress) {
      throw new Refused(Fault.ENVELOPE_MALFORMED, "Link", "no address", noAddress);
    }
  }

  /** Java's URI takes the last step of the path away where there is only a query (RFC 3986 5.2). */
  private static URI resolved(URI base, String target) throws URISyntaxException {
    if (!target.startsWith("?")) {
      return base.resolve(new URI(target));
    }
    var whole = base.toString();
    int end = whole.indexOf('?');
    return new URI((end < 0 ? whole : whole.substring(0, end)) + target);
  }

  private @Nullable String next() {
    while (skipTo("<")) {
      int from = at;
      if (!skipTo(">")) {
        throw new Refused(Fault.ENVELOPE_MALFORMED, "Link", "an address has no end");
      }
      var target = header.substring(from, at - 1);
      if (isNext()) {
        return target;
      }
    }
    return null;
  }

  private boolean skipTo(String character) {
    int found = header.indexOf(character, at);
    at = found < 0 ? header.length() : found + 1;
    return found >= 0;
  }

  /** Reads the parameters up to the next link; a comma within quotes is theirs. */
  private boolean isNext() {
    boolean isNext = false;
    boolean isFirst = true;
    while (at < header.length() && header.charAt(at) != ',') {
      int from = at;
      boolean quoted = false;
      while (at < header.length() && (quoted || ",;".indexOf(header.charAt(at)) < 0)) {
        quoted ^= header.charAt(at++) == '"';
      }
      var parameter = header.substring(from, at).strip();
      boolean relation = parameter.regionMatches(true, 0, "rel", 0, 3) && parameter.contains("=");
      if (relation && isFirst) {
        // Only the first one counts (RFC 8288 3.3).
        isFirst = false;
        isNext = names(parameter.substring(parameter.indexOf('=') + 1));
      }
      at += at < header.length() && header.charAt(at) == ';' ? 1 : 0;
    }
    return isNext;
  }

  private static boolean names(String relations) {
    var plain = relations.replace("\"", "").strip();
    return Arrays.stream(plain.split("\\s+")).anyMatch("next"::equalsIgnoreCase);
  }
}
