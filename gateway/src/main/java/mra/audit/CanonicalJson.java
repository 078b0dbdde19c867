package mra.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * JSON with one spelling: keys sorted by UTF-16 unit, no white space, UTF-8 (RFC 8785 without
 * fractions, which have many spellings and are not needed).
 */
final class CanonicalJson {
  private static final ObjectWriter WRITER =
      JsonMapper.builder().disable(SerializationFeature.INDENT_OUTPUT).build().writer();

  private CanonicalJson() {}

  static byte[] bytes(Map<String, ?> facts) {
    try {
      return WRITER.writeValueAsString(plain(facts)).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Integer number -> number;
      case Long number -> number;
      case Boolean truth -> truth;
      case Instant instant -> instant.toString();
      case Enum<?> constant -> constant.name();
      case UUID id -> id.toString();
      case List<?> list -> list.stream().map(CanonicalJson::plain).toList();
      case Map<?, ?> map -> sorted(map);
      default -> throw new IllegalArgumentException("not a fact: " + value.getClass());
    };
  }

  private static Map<String, @Nullable Object> sorted(Map<?, ?> map) {
    var sorted = new TreeMap<String, @Nullable Object>();
    map.forEach((key, value) -> sorted.put((String) key, plain(value)));
    return sorted;
  }
}
