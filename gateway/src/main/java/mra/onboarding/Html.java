package mra.onboarding;

import java.util.List;

/** A page that asks nothing of anybody: text, tables, and a style of its own. */
final class Html {
  private final StringBuilder page = new StringBuilder();

  Html(String title) {
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    // Whatever a sample holds, a browser runs and fetches nothing.
    page.append(
        "<meta http-equiv=\"Content-Security-Policy\""
            + " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    page.append("<title>").append(escaped(title)).append("</title>\n<style>\n");
    page.append(
        """
        body { font: 10pt/1.4 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; margin: 2em auto; max-width: 70em; color: #111 }
        h1 { font-size: 1.5em } h2 { font-size: 1.15em; margin-top: 1.8em }
        table { border-collapse: collapse; width: 100% }
        th, td { border: 1px solid #999; padding: .3em .5em; text-align: left; vertical-align: top; overflow-wrap: anywhere }
        th { background: #eee } code { font-family: "Noto Sans Mono", monospace; font-size: .92em }
        .zh { display: block; color: #333 } .sign td { height: 4em }
        tr { break-inside: avoid } @page { size: A4 landscape; margin: 12mm }
        """);
    page.append("</style>\n</head>\n<body>\n");
  }

  /** Text in which nothing is markup, in element content and in double quotes. */
  static String escaped(String text) {
    var safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> safe.appendCodePoint(isHidden(c) ? 0xfffd : c);
          }
        });
    return safe.toString();
  }

  /** Controls, and marks that would turn the direction of what follows: a signer must see all. */
  private static boolean isHidden(int c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\t')
        || Character.getType(c) == Character.SURROGATE
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }

  /** A cell or heading in both languages. */
  record Both(String english, String chinese) {}

  void heading(int level, Both text) {
    page.append("<h").append(level).append('>').append(both(text));
    page.append("</h").append(level).append(">\n");
  }

  void paragraph(Both text) {
    page.append("<p>").append(both(text)).append("</p>\n");
  }

  void table(List<Both> heads) {
    page.append("<table>\n<tr>");
    heads.forEach(head -> page.append("<th>").append(both(head)).append("</th>"));
    page.append("</tr>\n");
  }

  /** Cells that {@link #text}, {@link #code} and {@link #both} made. */
  void row(List<String> cells) {
    page.append("<tr>");
    cells.forEach(cell -> page.append("<td>").append(cell).append("</td>"));
    page.append("</tr>\n");
  }

  void endTable() {
    page.append("</table>\n");
  }

  static String both(Both text) {
    return text(text.english())
        + "<span class=\"zh\" lang=\"zh\">"
        + text(text.chinese())
        + "</span>";
  }

  static String text(String text) {
    return escaped(text);
  }

  /** Isolated, so that right-to-left text does not reorder what stands beside it. */
  static String code(String text) {
    return text.isEmpty() ? "" : "<code><bdi>" + escaped(text) + "</bdi></code>";
  }

  String page() {
    return page + "</body>\n</html>\n";
  }
}
