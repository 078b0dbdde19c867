package mra.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shapes for the OpenAPI description of what is read and written as a stream. */
final class ApiShapes {

  private ApiShapes() {}

  /**
   * RFC 9457.
   *
   * @param type urn:mra:fault:CODE
   * @param fault our code, as docs/faults.md lists them
   * @param where field, line or thing
   * @param todo what the reader can do
   */
  record Problem(
      String type,
      String title,
      int status,
      String detail,
      String fault,
      String where,
      String why,
      String todo) {}

  record Question(
      @Nullable String declaration,
      String flow,
      @Nullable String at,
      @Nullable String knownAt,
      List<Party> parties) {}

  record Party(
      String role, @Nullable String country, @Nullable String code, @Nullable String name) {}
}
