package mra.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Errors as RFC 9457 problem details; {@code fault} carries our code and {@code todo} what to do.
 */
@RestControllerAdvice
public final class Problems extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refused refused) {
    return ResponseEntity.of(of(status(refused.fault()), refused)).build();
  }

  /** What Spring refuses by itself has a fault as everything else. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception refused,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var known = HttpStatus.resolve(status.value());
    if (known == null || !known.is4xxClientError()) {
      return super.handleExceptionInternal(refused, body, headers, status, request);
    }
    var problem = of(known, new Refused(Fault.QUESTION_INVALID, "", why(refused, known)));
    return ResponseEntity.status(known).headers(headers).body(problem);
  }

  /** Never what was sent. */
  private static String why(Exception refused, HttpStatus status) {
    return switch (refused) {
      case MethodArgumentTypeMismatchException wrong when wrong.getRequiredType() != null ->
          "%s is no %s".formatted(wrong.getName(), inWords(wrong.getRequiredType()));
      case MissingServletRequestParameterException missing ->
          missing.getParameterName() + " is missing";
      case HttpMediaTypeNotSupportedException other ->
          "the Content-Type is not one of " + other.getSupportedMediaTypes();
      default -> status.getReasonPhrase();
    };
  }

  private static String inWords(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "UUID" -> "id such as 0193f2c4-7f3e-7c61-9d7e-5b0c2a9e41d8";
      case "boolean" -> "truth value (true or false)";
      default -> "whole number";
    };
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> failed(RuntimeException failure, HttpServletResponse response) {
    LOG.error("a request failed", failure);
    if (response.isCommitted()) {
      // Too late for a problem: the connection is cut, so that nobody takes the part for the whole.
      throw failure;
    }
    response.reset(); // it may have been announced as lines
    return refused(new Refused(Fault.INTERNAL, "", ""));
  }

  static void write(HttpServletResponse response, int status, Refused refused) throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    JSON.writeValue(
        response.getOutputStream(),
        JSON.createObjectNode()
            .put("type", type(refused.fault()))
            .put("title", refused.fault().what())
            .put("status", status)
            .put("detail", refused.getMessage())
            .put("fault", refused.fault().code())
            .put("where", refused.where())
            .put("why", refused.detail())
            .put("todo", refused.fault().todo()));
  }

  private static ProblemDetail of(HttpStatus status, Refused refused) {
    var problem = ProblemDetail.forStatusAndDetail(status, refused.getMessage());
    problem.setType(java.net.URI.create(type(refused.fault())));
    problem.setTitle(refused.fault().what());
    problem.setProperty("fault", refused.fault().code());
    problem.setProperty("where", refused.where());
    problem.setProperty("why", refused.detail());
    problem.setProperty("todo", refused.fault().todo());
    return problem;
  }

  private static String type(Fault fault) {
    return "urn:mra:fault:" + fault.code();
  }

  private static HttpStatus status(Fault fault) {
    return switch (fault) {
      case NOT_FOUND, PARTNER_UNKNOWN -> HttpStatus.NOT_FOUND;
      case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
      case QUESTION_INVALID -> HttpStatus.BAD_REQUEST;
      case LIMIT_EXCEEDED, TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
      case STORE_UNAVAILABLE, TOO_MANY_ASK -> HttpStatus.SERVICE_UNAVAILABLE;
      case PARTNER_UNREACHABLE,
          PARTNER_TIMEOUT,
          TRANSFER_BROKEN,
          PARTNER_REFUSED,
          RECEIPT_UNUSABLE ->
          HttpStatus.BAD_GATEWAY;
      case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
      default -> HttpStatus.CONFLICT;
    };
  }
}
