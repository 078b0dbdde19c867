package mra.onboarding;

import java.util.List;
import java.util.Map;
import mra.onboarding.ConformanceReport.Line;
import mra.onboarding.ConformanceReport.Result;
import mra.onboarding.Html.Both;

/** A rehearsal's report for people: one page in English and Chinese. */
public final class ConformancePage {
  private static final Map<Result, Both> RESULTS =
      Map.of(
          Result.KEPT, new Both("kept", "履行"),
          Result.BROKEN, new Both("broken", "未履行"),
          Result.NOT_APPLICABLE, new Both("not put to the test", "未检验"));

  private ConformancePage() {}

  /**
   * @param partner its names, by language
   */
  public static String html(ConformanceReport report, Map<String, String> partner) {
    var page = new Html("Rehearsal of " + report.partner());
    page.heading(
        1,
        new Both(
            "Rehearsal with " + partner.getOrDefault("en", report.partner()),
            partner.getOrDefault("zh", report.partner()) + " 演练报告"));
    page.paragraph(
        report.passed()
            ? new Both("Passed: no promise was broken.", "通过：所有受检承诺均已履行。")
            : new Both("Not passed.", "未通过。"));
    var untested = report.untested();
    if (!untested.isEmpty()) {
      var names = String.join(", ", untested);
      page.paragraph(new Both("Not put to the test: " + names, "未检验：" + names));
    }
    facts(report, page);
    page.heading(2, new Both("Promises", "承诺"));
    page.table(
        List.of(
            new Both("Promise", "承诺"),
            new Both("Result", "结果"),
            new Both("Seen", "所见"),
            new Both("Exchange", "交换编号"),
            new Both("ms", "毫秒")));
    report.promises().forEach(line -> page.row(cells(line)));
    page.endTable();
    return page.page();
  }

  private static void facts(ConformanceReport report, Html page) {
    page.table(List.of(new Both("Rehearsed", "演练对象"), new Both("Value", "值")));
    fact(page, new Both("Partner", "伙伴"), report.partner());
    fact(page, new Both("Files, SHA-256", "文件 SHA-256"), report.files());
    fact(page, new Both("Made at", "时间"), report.at().toString());
    fact(page, new Both("By", "程序"), report.gateway());
    for (var result : Result.values()) {
      fact(page, RESULTS.getOrDefault(result, new Both("", "")), "" + report.count(result));
    }
    page.endTable();
  }

  private static void fact(Html page, Both name, String value) {
    page.row(List.of(Html.both(name), Html.code(value)));
  }

  private static List<String> cells(Line line) {
    var exchange = line.exchange();
    return List.of(
        Html.both(new Both(line.english(), line.chinese())) + Html.code(line.id()),
        Html.both(RESULTS.getOrDefault(line.result(), new Both("", ""))),
        Html.text(line.detail()),
        exchange == null ? "" : Html.code(exchange.toString()),
        Html.text(Long.toString(line.millis())));
  }
}
