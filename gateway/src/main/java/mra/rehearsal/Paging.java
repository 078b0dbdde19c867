package mra.rehearsal;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import java.util.Map;

/**
 * How an HTTPS server leads from one page of its list to the next.
 *
 * @param by number, offset, cursor or link
 * @param size records in one page, for offset only
 */
record Paging(String by, String parameter, String header, int size) {
  static final Paging USUAL = of(Map.of());

  private static final int NOWHERE = 0;

  /**
   * @param options of a profile's link
   */
  static Paging of(Map<String, String> options) {
    var by = options.getOrDefault("pages-by", "number");
    var usual =
        switch (by) {
          case "offset" -> new Paging(by, "offset", "X-Total-Count", 0);
          case "cursor" -> new Paging(by, "cursor", "X-Next-Cursor", 0);
          // A partner's addresses mean nothing to anybody else.
          case "link" -> new Paging(by, "at", "Link", 0);
          default -> new Paging(by, "page", "X-Total-Pages", 0);
        };
    return new Paging(
        by,
        options.getOrDefault("page-parameter", usual.parameter),
        options.getOrDefault("page-header", usual.header),
        Integer.parseInt(options.getOrDefault("page-size", "0")));
  }

  /** Counted from 1; 0 where there is no such page. */
  int page(Request request) {
    var asked = request.queryParameter(parameter);
    if (!asked.isPresent()) {
      return 1;
    }
    var text = asked.firstValue();
    return switch (by) {
      case "offset" -> size == 0 ? NOWHERE : number(text, "") / size + 1;
      case "cursor", "link" -> number(text, "p");
      default -> number(text, "");
    };
  }

  private static int number(String text, String mark) {
    return text.matches(mark + "[0-9]{1,9}")
        ? Integer.parseInt(text.substring(mark.length()))
        : NOWHERE;
  }

  /** Says with a page what comes after it. */
  ResponseDefinitionBuilder lead(
      ResponseDefinitionBuilder answer, Request request, int page, Offer offer) {
    int pages = offer.parts().size();
    var next = "p" + (page + 1);
    return switch (by) {
      case "offset" -> answer.withHeader(header, Long.toString(offer.records()));
      case "cursor" -> page < pages ? answer.withHeader(header, next) : answer;
      case "link" ->
          page < pages
              ? answer.withHeader(header, "<" + link(request, next) + ">; rel=\"next\"")
              : answer;
      default -> answer.withHeader(header, Integer.toString(pages));
    };
  }

  private String link(Request request, String next) {
    return request.getUrl().replaceFirst("\\?.*", "") + "?" + parameter + "=" + next;
  }
}
