package mra.bench;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reads the body and answers with bytes that it always had: what any endpoint costs. It lies under
 * the path of recognition and is told apart by the type of the body as single questions and batches
 * are, so that every filter and every rule of the doors is passed by both.
 */
@RestController
@RequestMapping("/api/v1")
final class ConstantDoor {
  static final String TYPE = "application/vnd.mra.constant+json";

  /** As long as an answer about one recognised party. */
  static final byte[] ANSWER =
      ("{\"declaration\":\"530120261100000001\",\"decisions\":[{\"party\":0,\"constant\":\""
              + "x".repeat(520)
              + "\"}]}")
          .getBytes(StandardCharsets.UTF_8);

  @PostMapping(path = "/recognitions", consumes = TYPE)
  void constant(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var body = request.getInputStream().readAllBytes();
    if (body.length == 0) {
      throw new IOException("no body came");
    }
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(ANSWER);
  }
}
