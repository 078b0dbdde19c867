package mra.api;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** What every door has in common is said here once, and stands in the description at each. */
public final class ApiDescription implements OpenApiCustomizer, OperationCustomizer {
  private static final String PROBLEM = "application/problem+json";

  /** Where what was asked for may be in the way of something else. */
  private static final Set<String> CONFLICTS =
      Set.of(
          "/api/v1/partners/{id}/exchanges",
          "/api/v1/exchanges/{id}/resend",
          "/api/v1/exchanges/{id}/release",
          "/api/v1/exchanges/{id}/refuse",
          "/api/v1/accounts/{name}");

  /** Where a query names a partner, an operator or an enterprise that may not be known. */
  private static final Set<String> NAMING =
      Set.of("/api/v1/operators", "/api/v1/export", "/api/v1/disclosures", "/api/v1/retention");

  /** A name of its own for each door, whatever else is called alike. */
  @Override
  public Operation customize(Operation operation, HandlerMethod door) {
    var told = door.getMethodAnnotation(io.swagger.v3.oas.annotations.Operation.class);
    if (told == null || told.operationId().isEmpty()) {
      var room = door.getBeanType().getSimpleName().replace("Controller", "");
      var name = door.getMethod().getName();
      operation.setOperationId(
          room.substring(0, 1).toLowerCase(Locale.ROOT)
              + room.substring(1)
              + name.substring(0, 1).toUpperCase(Locale.ROOT)
              + name.substring(1));
    }
    return operation;
  }

  @Override
  public void customise(OpenAPI description) {
    var components = Objects.requireNonNullElseGet(description.getComponents(), Components::new);
    description.setComponents(components);
    ModelConverters.getInstance().read(ApiShapes.Problem.class).forEach(components::addSchemas);
    for (var answer : ProblemAnswer.values()) {
      components.addResponses(answer.name(), problem(answer.description()));
    }
    description
        .getPaths()
        .forEach((path, doors) ->
            doors
                .readOperationsMap()
                .forEach((method, operation) -> describe(method, path, operation)));
  }

  private static void describe(HttpMethod method, String path, Operation operation) {
    operation.setDescription("Opened by " + holders(method, path) + ".");
    answers(method, path, operation)
        .forEach(
            answer -> operation.getResponses().putIfAbsent(answer.status(), reference(answer)));
    operation
        .getResponses()
        .forEach((status, response) -> {
          if (status.startsWith("4") && response.get$ref() == null) {
            var content = new Content().addMediaType(PROBLEM, problem());
            if (response.getContent() != null) {
              content.putAll(response.getContent());
            }
            response.setContent(content);
          }
        });
  }

  /** As {@link Doors} has it. */
  private static String holders(HttpMethod method, String path) {
    return switch (method + " " + path) {
      case "POST /api/v1/partners/{id}/lists",
          "POST /api/v1/partners/{id}/receipts",
          "GET /api/v1/partners/{id}/list" ->
          "a key of that partner alone (./mra key)";
      case "POST /api/v1/recognitions" -> "the roles clearance, operator, auditor";
      case "GET /api/v1/benefits" -> "the roles clearance, operator, admin, auditor";
      case "GET /api/v1/near-misses", "POST /api/v1/near-misses" -> "the roles operator, clearance";
      case "GET /api/v1/snapshot" -> "the roles clearance, auditor";
      case "POST /api/v1/partners/{id}/exchanges",
          "POST /api/v1/partners/{id}/imports",
          "POST /api/v1/exchanges/{id}/resend",
          "POST /api/v1/exchanges/{id}/release",
          "POST /api/v1/exchanges/{id}/refuse",
          "POST /api/v1/partners/{id}/repairs",
          "POST /api/v1/dead-letters/{id}/resend" ->
          "the role operator";
      case "POST /api/v1/partners/{id}/pause",
          "POST /api/v1/partners/{id}/resume",
          "POST /api/v1/partners/{id}/life",
          "POST /api/v1/partners/{id}/versions/rollback" ->
          "the roles operator, admin";
      default -> method == HttpMethod.GET ? "the roles operator, admin, auditor" : "the role admin";
    };
  }

  private static Stream<ProblemAnswer> answers(HttpMethod method, String path, Operation door) {
    var asked = door.getRequestBody() != null || door.getParameters() != null;
    var all = Stream.of(ProblemAnswer.Unauthorized, ProblemAnswer.Forbidden);
    if (asked) {
      all = Stream.concat(all, Stream.of(ProblemAnswer.BadRequest));
    }
    if (path.contains("{") || NAMING.contains(path)) {
      all = Stream.concat(all, Stream.of(ProblemAnswer.NotFound));
    }
    if (method != HttpMethod.GET && CONFLICTS.contains(path)) {
      all = Stream.concat(all, Stream.of(ProblemAnswer.Conflict));
    }
    if (door.getRequestBody() != null) {
      all = Stream.concat(all, Stream.of(ProblemAnswer.UnsupportedMediaType));
    }
    return all;
  }

  private static ApiResponse reference(ProblemAnswer answer) {
    return new ApiResponse().$ref("#/components/responses/" + answer.name());
  }

  private static ApiResponse problem(String description) {
    return new ApiResponse()
        .description(description)
        .content(new Content().addMediaType(PROBLEM, problem()));
  }

  private static MediaType problem() {
    return new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
  }
}
