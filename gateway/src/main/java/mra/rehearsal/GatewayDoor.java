package mra.rehearsal;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The gateway as an administration finds it.
 *
 * @param key what it shows there
 * @param othersKey what another administration shows there
 */
record GatewayDoor(URI gateway, String by, Supplier<String> key, Supplier<String> othersKey) {
  private static final String UNKNOWN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

  /**
   * @param keys what each shows there
   */
  static GatewayDoor of(URI gateway, Administration by, Function<Administration, String> keys) {
    var other = by == Administration.EU ? Administration.MO : Administration.EU;
    return new GatewayDoor(gateway, by.name(), () -> keys.apply(by), () -> keys.apply(other));
  }

  URI at(String path) {
    return gateway.resolve(path + by);
  }

  /** Empty where no key is shown. */
  Optional<String> authorization(Misdelivery how) {
    return switch (how) {
      case NO_KEY -> Optional.empty();
      case UNKNOWN_KEY -> Optional.of("Bearer " + UNKNOWN);
      case OTHERS_KEY -> Optional.of("Bearer " + othersKey.get());
      default -> Optional.of("Bearer " + key.get());
    };
  }

  /** Says how much will come, sends half of it, and is gone. */
  Brought cut(URI address, String type, Offer offer) throws IOException {
    var body = Files.readAllBytes(offer.parts().getFirst());
    var head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(
                address.getPath(), authorization(Misdelivery.CUT).orElse(""), type, body.length);
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      var out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(body, 0, body.length / 2);
      out.flush();
    }
    return new Brought(offer.document(), 0, null, null);
  }
}
