package mra.exchange;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The server keys a profile pins, as OpenSSH's known_hosts file says them. */
final class KnownHosts {

  private KnownHosts() {}

  /**
   * @param keys lines of "type base64 comment"
   */
  static byte[] of(URI address, String keys) {
    var host = "[%s]:%d ".formatted(address.getHost(), address.getPort());
    return keys.lines()
        .filter(line -> !line.isBlank())
        .map(line -> host + line.strip())
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(StandardCharsets.US_ASCII);
  }
}
