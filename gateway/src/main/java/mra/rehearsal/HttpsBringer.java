package mra.rehearsal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;

/** Posts a list to the gateway, its pages one after another. */
final class HttpsBringer implements Bringer {
  private static final String CMS = "application/pkcs7-mime";

  private final GatewayDoor door;
  private final HttpClient http = HttpClient.newHttpClient();

  HttpsBringer(GatewayDoor door) {
    this.door = door;
  }

  @Override
  public Brought bring(Offer offer, Misdelivery how) throws IOException {
    var address = door.at("/api/v1/partners/").resolve(door.by() + "/lists");
    if (how == Misdelivery.CUT) {
      return door.cut(address, CMS, offer);
    }
    var request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofMinutes(1))
            .header("Content-Type", CMS)
            .POST(BodyPublishers.ofByteArray(body(offer, how)));
    door.authorization(how).ifPresent(key -> request.header("Authorization", key));
    try {
      return brought(offer, http.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("nobody waits for the answer", stopped);
    }
  }

  private static byte[] body(Offer offer, Misdelivery how) throws IOException {
    var body = new ByteArrayOutputStream();
    for (var part : offer.parts()) {
      Files.copy(part, body);
    }
    if (how == Misdelivery.TOO_LARGE) {
      body.write(new byte[PADDING_BYTES]);
    }
    return body.toByteArray();
  }

  private static Brought brought(Offer offer, HttpResponse<byte[]> answer) {
    boolean receipt = answer.headers().firstValue("Content-Type").filter(CMS::equals).isPresent();
    return new Brought(
        offer.document(),
        answer.statusCode(),
        receipt ? answer.body() : null,
        receipt ? null : new String(answer.body(), StandardCharsets.UTF_8));
  }
}
