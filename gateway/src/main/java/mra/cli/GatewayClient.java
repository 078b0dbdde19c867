package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import mra.GatewaySettings;
import mra.fault.Fault;
import mra.fault.Refused;

/** Speaks REST with a running gateway, by MRA_KEY, MRA_KEY_FILE or the first key. */
final class GatewayClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whatever takes longer is started by one request and looked at by others. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(60);

  private static final Duration UPLOAD_MAX = Duration.ofMinutes(15);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI base;
  private final String key;

  private GatewayClient(URI base, String key) {
    this.base = base;
    this.key = key;
  }

  /** Empty when neither MRA_URL nor a run.json says where one would be. */
  static Optional<GatewayClient> find(GatewaySettings settings, Map<String, String> environment) {
    return GatewayAddress.find(settings, environment)
        .map(address -> new GatewayClient(address, key(settings, environment)));
  }

  /**
   * @throws Refused E703 when there is none
   */
  static GatewayClient connect() {
    var settings = Surroundings.settings();
    return find(settings, Surroundings.environment())
        .orElseThrow(() -> new Refused(Fault.NO_GATEWAY, settings.home().toString(), ""));
  }

  JsonNode get(String path) {
    try (var body = stream(request(path).GET().build())) {
      return JSON.readTree(body);
    } catch (IOException broken) {
      throw noGateway(broken);
    }
  }

  InputStream getStream(String path, String accept) {
    return stream(request(path).header("Accept", accept).GET().build());
  }

  InputStream post(String path, String contentType, BodyPublisher body) {
    return stream(request(path).header("Content-Type", contentType).POST(body).build());
  }

  /** What is done with a large file may take long, and is said once it is done. */
  JsonNode upload(String path, Path file) throws IOException {
    var request =
        request(path)
            .timeout(UPLOAD_MAX)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofFile(file));
    try (var answer = stream(request.build())) {
      return JSON.readTree(answer);
    }
  }

  /** The answer, empty when there is none. */
  JsonNode put(String path, Map<String, ?> body) {
    try {
      var json = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
      var request = request(path).header("Content-Type", "application/json").PUT(json);
      try (var answer = stream(request.build())) {
        return JSON.readTree(answer);
      }
    } catch (IOException broken) {
      throw noGateway(broken);
    }
  }

  void delete(String path) {
    try {
      stream(request(path).DELETE().build()).close();
    } catch (IOException broken) {
      throw noGateway(broken);
    }
  }

  /** The answer, empty when there is none. */
  JsonNode post(String path, Map<String, ?> body) {
    try (var answer =
        post(path, "application/json", BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))) {
      return JSON.readTree(answer);
    } catch (IOException broken) {
      throw noGateway(broken);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(SILENCE_MAX)
        .header("Authorization", "Bearer " + key);
  }

  private InputStream stream(HttpRequest request) {
    try {
      HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
      if (response.statusCode() < 300) {
        return response.body();
      }
      try (var body = response.body()) {
        throw problem(response.statusCode(), body.readNBytes(64 * 1024));
      }
    } catch (IOException unreachable) {
      throw noGateway(unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Refused(Fault.NO_GATEWAY, base.toString(), "interrupted", stopped);
    }
  }

  private Refused problem(int status, byte[] body) throws IOException {
    JsonNode problem;
    try {
      problem = JSON.readTree(body);
    } catch (IOException notJson) {
      return new Refused(
          Fault.NO_GATEWAY,
          base.toString(),
          "what answers there is not a gateway (HTTP " + status + ")",
          notJson);
    }
    return new Refused(
        fault(problem.path("fault").asText()),
        problem.path("where").asText(),
        problem.path("why").asText("HTTP " + status));
  }

  private static Fault fault(String code) {
    for (var fault : Fault.values()) {
      if (fault.code().equals(code)) {
        return fault;
      }
    }
    return Fault.INTERNAL;
  }

  private Refused noGateway(IOException why) {
    return new Refused(Fault.NO_GATEWAY, base.toString(), "", why);
  }

  private static String key(GatewaySettings settings, Map<String, String> environment) {
    var given = environment.get("MRA_KEY");
    if (given != null && !given.isBlank()) {
      return given.strip();
    }
    var file =
        Optional.ofNullable(environment.get("MRA_KEY_FILE"))
            .filter(name -> !name.isBlank())
            .map(Path::of)
            .orElse(settings.home().resolve("secret").resolve("admin.key"));
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new Refused(
          Fault.NOT_ALLOWED,
          file.toString(),
          "the key file cannot be read; set MRA_KEY or MRA_KEY_FILE",
          unreadable);
    }
  }
}
