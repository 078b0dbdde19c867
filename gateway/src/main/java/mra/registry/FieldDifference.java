package mra.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import mra.canonical.Address;
import mra.canonical.Operator;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two versions of an operator in one field.
 *
 * @param from and {@code to} null when empty
 */
public record FieldDifference(Field field, @Nullable String from, @Nullable String to) {

  /** The canonical fields under their names there, and what the registry adds. */
  public enum Field {
    CODE("code", "code", "编码", version -> version.operator().code().received()),
    IDENTIFIERS(
        "identifiers", "identifiers", "标识号码", version -> joined(version.operator().identifiers())),
    NAMES(
        "names",
        "names",
        "名称",
        version ->
            version.operator().names().stream()
                .map(name -> name.text())
                .collect(Collectors.joining("; "))),
    ADDRESS("address", "address", "地址", version -> address(version.operator().address())),
    PROGRAMME("programme", "programme", "认证类别", version -> version.operator().programme()),
    ROLES("roles", "roles", "供应链角色", version -> String.join(" ", version.operator().roles())),
    STANDING("standing", "standing", "状态", version -> version.operator().standing().name()),
    STANDING_SINCE(
        "standingSince",
        "date of standing",
        "状态起始日",
        version -> version.operator().standingSince()),
    VALID_FROM("validFrom", "first valid day", "有效期起", version -> version.operator().validFrom()),
    VALID_TO("validTo", "last valid day", "有效期止", version -> version.operator().validTo()),
    OFFICE("office", "customs office", "主管海关", version -> version.operator().office()),
    CONSENT("consent", "consent", "信息交换同意", version -> version.operator().consent()),
    PRESENT("present", "presence in the list", "是否在名单内", OperatorVersion::present),
    SET_ASIDE_SINCE(
        "setAsideSince",
        "mark of an unreadable record",
        "记录无法读取标记",
        OperatorVersion::setAsideSince);

    private final String key;
    private final String english;
    private final String chinese;
    private final Function<OperatorVersion, @Nullable Object> value;

    Field(
        String key,
        String english,
        String chinese,
        Function<OperatorVersion, @Nullable Object> value) {
      this.key = key;
      this.english = english;
      this.chinese = chinese;
      this.value = value;
    }

    public String key() {
      return key;
    }

    String english() {
      return english;
    }

    String chinese() {
      return chinese;
    }

    private @Nullable String of(OperatorVersion version) {
      var it = value.apply(version);
      return it == null || it.toString().isEmpty() ? null : it.toString();
    }

    private static String joined(Map<String, String> identifiers) {
      return identifiers.entrySet().stream()
          .map(each -> each.getKey() + ":" + each.getValue())
          .collect(Collectors.joining(" "));
    }

    private static @Nullable String address(@Nullable Address address) {
      if (address == null) {
        return null;
      }
      var parts = new ArrayList<@Nullable String>(address.lines());
      parts.add(address.postcode());
      parts.add(address.city());
      parts.add(address.region());
      parts.add(address.country());
      return parts.stream().filter(Objects::nonNull).collect(Collectors.joining(", "));
    }
  }

  /** What one record says by two readings of it. */
  static List<FieldDifference> between(Operator live, Operator candidate) {
    var differences = between(alone(live), alone(candidate));
    // Names that are alike may be in other languages.
    return differences.isEmpty() && !live.names().equals(candidate.names())
        ? List.of(
            new FieldDifference(Field.NAMES, live.names().toString(), candidate.names().toString()))
        : differences;
  }

  private static OperatorVersion alone(Operator operator) {
    var nobody = new UUID(0, 0);
    var ever = Instant.EPOCH;
    return new OperatorVersion(
        operator, true, null, ever, null, ever, null, nobody, new ListRef("", ever), "");
  }

  static List<FieldDifference> between(OperatorVersion before, OperatorVersion after) {
    var differences = new ArrayList<FieldDifference>();
    for (var field : Field.values()) {
      var from = field.of(before);
      var to = field.of(after);
      if (!Objects.equals(from, to)) {
        differences.add(new FieldDifference(field, from, to));
      }
    }
    return differences;
  }
}
