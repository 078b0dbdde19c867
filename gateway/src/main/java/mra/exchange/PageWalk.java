package mra.exchange;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mra.fault.Fault;
import mra.fault.Refused;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * The way from one page to the next, by what the profile says of it; never to another server, never
 * in a circle, and not for ever.
 */
final class PageWalk {
  static final int PAGES_MAX = 100_000;

  /** Of what leads to a page; all of them are remembered. */
  private static final int LENGTH_MAX = 1_024;

  /** How pages lead to one another; the profile's words in lower case. */
  enum By {
    /** Numbers from 1, and how many there are. */
    NUMBER("page", "X-Total-Pages"),
    /** Records to leave out, and how many there are. */
    OFFSET("offset", "X-Total-Count"),
    /** What the last answer said to go on with. */
    CURSOR("cursor", "X-Next-Cursor"),
    /** The address that the last answer calls next (RFC 8288). */
    LINK("", "Link");

    private final String parameter;
    private final String header;

    By(String parameter, String header) {
      this.parameter = parameter;
      this.header = header;
    }
  }

  private final URI first;
  private final By by;
  private final String parameter;
  private final String header;
  private final int size;
  private final Set<String> seen = new HashSet<>();
  private long total = -1;
  private int pages;
  private @Nullable String next;

  PageWalk(URI first, Map<String, String> options) {
    this.first = first;
    this.by =
        By.valueOf(options.getOrDefault("pages-by", "number").toUpperCase(java.util.Locale.ROOT));
    this.parameter = options.getOrDefault("page-parameter", by.parameter);
    this.header = options.getOrDefault("page-header", by.header);
    this.size = Integer.parseInt(options.getOrDefault("page-size", "0"));
  }

  /** Says in a question which page it is about. */
  void ask(Message question) {
    pages++;
    switch (by) {
      case NUMBER -> query(question, Integer.toString(pages));
      case OFFSET -> query(question, Long.toString((long) (pages - 1) * size));
      case CURSOR -> {
        if (next != null) {
          query(question, URLEncoder.encode(next, StandardCharsets.UTF_8));
        }
      }
      case LINK -> {
        if (next != null) {
          question.setHeader(Exchange.HTTP_URI, next);
        }
      }
    }
  }

  private void query(Message question, String value) {
    question.setHeader(Exchange.HTTP_QUERY, parameter + "=" + value);
  }

  /** Whether another page follows the one that was answered. */
  boolean goesOn(Message answer) {
    var said = said(answer);
    boolean more =
        switch (by) {
          case NUMBER -> pages < total(said, PAGES_MAX);
          case OFFSET -> (long) pages * size < total(said, (long) PAGES_MAX * size);
          case CURSOR -> leads(said.isEmpty() ? null : said);
          case LINK -> leads(link(said));
        };
    if (more && pages == PAGES_MAX) {
      throw new Refused(Fault.ENVELOPE_MALFORMED, header, "more than " + PAGES_MAX + " pages");
    }
    return more;
  }

  /** Several lines of a header are one, with commas between (RFC 9110 5.3). */
  private String said(Message answer) {
    var value = answer.getHeader(header);
    return value instanceof Collection<?> lines
        ? lines.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : answer.getHeader(header, "", String.class).strip();
  }

  /** The snapshot is another one when its size changes on the way. */
  private long total(String said, long most) {
    long stated = said.matches("[0-9]{1,15}") ? Long.parseLong(said) : -1;
    long least = by == By.NUMBER ? 1 : 0;
    if (stated < least || stated > most) {
      throw new Refused(
          Fault.ENVELOPE_MALFORMED,
          header,
          "it is not a number from %d to %d".formatted(least, most));
    }
    if (total >= 0 && total != stated) {
      throw new Refused(Fault.SNAPSHOT_MOVED, "", "the number of pages changed");
    }
    total = stated;
    return stated;
  }

  private boolean leads(@Nullable String to) {
    next = to;
    if (to != null && to.length() > LENGTH_MAX) {
      throw new Refused(Fault.ENVELOPE_MALFORMED, header, "longer than " + LENGTH_MAX);
    }
    if (to != null && !seen.add(to)) {
      throw new Refused(Fault.ENVELOPE_MALFORMED, header, "it leads back to a page that was there");
    }
    return to != null;
  }

  private @Nullable String link(String said) {
    var target = NextLink.in(said, first);
    if (target == null) {
      return null;
    }
    boolean same =
        first.getScheme().equalsIgnoreCase(target.getScheme())
            && first.getRawAuthority().equalsIgnoreCase(target.getRawAuthority());
    if (!same) {
      throw new Refused(Fault.ENVELOPE_MALFORMED, header, "it leads to another server");
    }
    return target.toString();
  }

  int pages() {
    return pages;
  }
}
