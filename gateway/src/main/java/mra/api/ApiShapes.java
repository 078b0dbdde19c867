package mra.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shapes for the OpenAPI description of what is read and written as a stream. */
final class ApiShapes {

  private ApiShapes() {}

  record Question(
      @Nullable String declaration,
      String flow,
      @Nullable String at,
      @Nullable String knownAt,
      List<Party> parties) {}

  record Party(
      String role, @Nullable String country, @Nullable String code, @Nullable String name) {}
}
