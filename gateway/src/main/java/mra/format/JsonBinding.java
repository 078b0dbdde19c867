package mra.format;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One member of the dotted paths that a table uses, and where its value goes. */
final class JsonBinding {
  final Map<String, JsonBinding> children = new LinkedHashMap<>();

  /** Whether it is the array of records. */
  boolean record;

  /** The group whose row each element of this array is; -1 when it is not repeated. */
  int group = -1;

  int parentGroup = -1;

  @Nullable Target value;

  /**
   * @param header whether it is a field of the header, else of the record
   * @param literal whether it is written as a number, true or false, not as text
   */
  record Target(boolean header, int group, int column, boolean literal) {}

  /** The member at the end of a path, made where it is not there yet. */
  JsonBinding at(String path) {
    var at = this;
    if (!path.equals(".")) {
      for (var step : path.split("\\.", -1)) {
        at = at.children.computeIfAbsent(step, name -> new JsonBinding());
      }
    }
    return at;
  }
}
