package mra.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mra.mapping.CodeRows;
import mra.mapping.Explained;
import mra.onboarding.Html.Both;
import mra.onboarding.RuleWords.Language;
import mra.partner.Layers;
import mra.partner.PartnerProfile;

/**
 * What two administrations sign: how each field of a document becomes ours, with examples, code
 * lists and the digests of the files that say so. One page in English and Chinese.
 */
final class MappingDocument {
  private final Layers layers;
  private final PartnerProfile partner;
  private final String document;
  private final Explained table;
  private final Examples examples;
  private final Html page;

  /**
   * @param document its mapping table, which was found sound before
   */
  MappingDocument(Layers layers, PartnerProfile partner, String document, Examples examples) {
    this.layers = layers;
    this.partner = partner;
    this.document = document;
    this.table = Explained.of(layers.file(tableFile()));
    this.examples = examples;
    this.page = new Html("Mapping of " + document);
  }

  private String tableFile() {
    return "mappings/" + document + ".yaml";
  }

  /**
   * @param on the day it is made
   */
  String html(LocalDate on) throws IOException {
    page.heading(
        1,
        new Both(
            "How the document " + document + " of " + name("en") + " is read",
            name("zh") + " 文件 " + document + " 的读取方式"));
    page.paragraph(
        new Both(
            "Made on "
                + on
                + " from the files named at the end. Examples come from samples that the partner gave.",
            "于 " + on + " 根据文末所列文件生成。示例取自对方提供的样本。"));
    format();
    lines(new Both("The list as a whole", "名单整体"), table.header());
    lines(new Both("Each operator", "每一经营者"), table.fields());
    codeLists();
    setAside();
    versions();
    signatures();
    return page.page();
  }

  private String name(String language) {
    return partner.names().getOrDefault(language, partner.id());
  }

  private void format() {
    page.heading(2, new Both("Form", "形式"));
    page.table(List.of(new Both("Property", "属性"), new Both("Value", "值")));
    table
        .format()
        .propertyStream()
        .forEach(entry ->
            page.row(List.of(Html.text(entry.getKey()), Html.code(shown(entry.getValue())))));
    page.endTable();
  }

  private static String shown(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private void lines(Both title, List<Explained.Line> lines) {
    page.heading(2, title);
    page.table(
        List.of(
            new Both("Our field", "我方字段"),
            new Both("Their field", "对方字段"),
            new Both("Rule", "规则"),
            new Both("Examples", "示例")));
    for (var line : lines) {
      var words =
          new Both(
              RuleWords.title(line.field(), Language.ENGLISH),
              RuleWords.title(line.field(), Language.CHINESE));
      page.row(
          List.of(
              Html.code(line.field()) + "<br>" + Html.both(words),
              String.join(
                  "<br>",
                  line.values().stream()
                      .flatMap(v -> RuleWords.paths(v).stream())
                      .map(Html::code)
                      .toList()),
              rule(line),
              examples(line.field())));
    }
    page.endTable();
  }

  private static String rule(Explained.Line line) {
    if (line.values().isEmpty()) {
      return Html.both(new Both("not told: " + line.remark(), "未提供：" + line.remark()));
    }
    return String.join(
        "<br>",
        line.values().stream()
            .map(value ->
                Html.both(
                    new Both(
                        RuleWords.rule(value, Language.ENGLISH),
                        RuleWords.rule(value, Language.CHINESE))))
            .toList());
  }

  private String examples(String field) {
    return String.join(
        "<br>",
        examples.of(field).stream()
            .map(some ->
                Html.code(some.getKey())
                    + some.getValue().map(ours -> " → " + Html.code(ours)).orElse(""))
            .toList());
  }

  private Set<String> lists() {
    var names = new TreeSet<String>();
    for (var lines : List.of(table.header(), table.fields())) {
      lines.forEach(line ->
          line.values().forEach(value -> value.findValuesAsText("codes").forEach(names::add)));
    }
    return names;
  }

  private void codeLists() {
    for (var name : lists()) {
      page.heading(2, new Both("Code list " + name, "代码表 " + name));
      page.table(
          List.of(
              new Both("Theirs", "对方"),
              new Both("Ours", "我方"),
              new Both("First day", "首日"),
              new Both("Last day", "末日"),
              new Both("Written so", "书写")));
      for (var row : CodeRows.of(layers, name)) {
        page.row(row.stream().map(Html::code).toList());
      }
      page.endTable();
    }
  }

  private void setAside() {
    page.heading(2, new Both("What sets a record aside", "何种情况搁置记录"));
    page.paragraph(
        new Both(
            "A record is set aside, and the rest of the list goes on, when a value does not keep its rule above, when its"
                + " form is broken, or when it is larger than "
                + partner.limits().recordBytes()
                + " bytes. When too many are, two persons of the receiving side look at the list before it counts.",
            "某值不符合上述规则、记录形式有误或超过 "
                + partner.limits().recordBytes()
                + " 字节时，搁置该记录，名单其余部分照常处理；搁置过多时，须经接收方两人查看后名单方生效。"));
    var some = examples.setAside();
    if (!some.isEmpty()) {
      page.table(List.of(new Both("Seen in samples", "样本中所见")));
      some.forEach(one -> page.row(List.of(Html.code(one))));
      page.endTable();
    }
  }

  private void versions() throws IOException {
    page.heading(2, new Both("Versions", "版本"));
    page.table(List.of(new Both("File", "文件"), new Both("SHA-256", "SHA-256")));
    var files = new ArrayList<String>();
    files.add(tableFile());
    lists().forEach(name -> files.add("mappings/codelists/" + name + ".csv"));
    if (table.format().has("schema")) {
      files.add(table.format().path("schema").asText());
    }
    for (var file : files) {
      page.row(List.of(Html.code(file), Html.code(digest(layers.file(file)))));
    }
    page.endTable();
  }

  private static String digest(Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has it", e);
    }
  }

  private void signatures() {
    page.heading(2, new Both("Agreed", "双方确认"));
    page.table(
        List.of(
            new Both("For", "代表"),
            new Both("Name and office", "姓名、职务"),
            new Both("Date", "日期"),
            new Both("Signature", "签字")));
    for (var side :
        List.of(
            new Both(name("en"), name("zh")), new Both("The receiving administration", "接收方"))) {
      page.row(List.of(Html.both(side), "", "", "<br><br>"));
    }
    page.endTable();
  }
}
