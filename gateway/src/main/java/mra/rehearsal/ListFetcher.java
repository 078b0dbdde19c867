package mra.rehearsal;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An administration that fetches our list from the gateway, and brings its receipt there. */
public final class ListFetcher {
  private final GatewayDoor door;
  private final InTray lists;
  private final Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * @param folder where lists lie while they are taken
   */
  ListFetcher(GatewayDoor door, InTray lists, Path folder) {
    this.door = door;
    this.lists = lists;
    this.folder = folder;
  }

  /**
   * What the gateway hands out.
   *
   * @param document null where there is nothing
   * @param etag as it came
   */
  public record Fetched(
      int status, @Nullable String document, @Nullable String etag, byte[] list) {}

  public Fetched fetch() throws IOException {
    return fetch(null);
  }

  /**
   * @param known the ETag of the list that it has already
   */
  public Fetched fetch(@Nullable String known) throws IOException {
    var request = request("list").GET();
    if (known != null) {
      request.header("If-None-Match", known);
    }
    var answer = send(request, BodyHandlers.ofByteArray());
    return new Fetched(
        answer.statusCode(),
        answer.headers().firstValue("X-Document-Id").orElse(null),
        answer.headers().firstValue("ETag").orElse(null),
        answer.body());
  }

  /**
   * Takes what was fetched and brings its receipt, as often as it is told to.
   *
   * @return the gateway's status; 0 where there is no receipt yet
   * @throws mra.fault.Refused when we did not seal it for them
   */
  public int answer(Fetched fetched) throws IOException {
    if (fetched.document() == null) {
      throw new IOException("nothing was fetched: HTTP " + fetched.status());
    }
    var raw = Files.createDirectories(folder).resolve(fetched.document());
    Files.write(raw, fetched.list());
    try {
      var receipt = lists.take(fetched.document(), raw);
      return receipt.isEmpty() ? 0 : bring(receipt.get());
    } finally {
      Files.delete(raw);
    }
  }

  private int bring(byte[] receipt) throws IOException {
    var request =
        request("receipts")
            .header("Content-Type", "application/pkcs7-mime")
            .POST(BodyPublishers.ofByteArray(receipt));
    return send(request, BodyHandlers.discarding()).statusCode();
  }

  private HttpRequest.Builder request(String what) {
    var request =
        HttpRequest.newBuilder(door.at("/api/v1/partners/").resolve(door.by() + "/" + what))
            .timeout(Duration.ofMinutes(1));
    door.authorization(Misdelivery.NONE).ifPresent(key -> request.header("Authorization", key));
    return request;
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body)
      throws IOException {
    try {
      return http.send(request.build(), body);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("nobody waits for the answer", stopped);
    }
  }
}
