package mra.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import mra.GatewaySettings;
import mra.Setting;
import mra.fault.Fault;
import mra.fault.Refused;

/** Where the running gateway answers: MRA_URL, or what it told of itself in var/run.json. */
final class GatewayAddress {

  private GatewayAddress() {}

  /**
   * Empty when neither says where.
   *
   * @throws Refused E607 when our key could be read on the way there
   */
  static Optional<URI> find(GatewaySettings settings, Map<String, String> environment) {
    var url = environment.getOrDefault(Setting.MRA_URL.name(), "");
    return url.isBlank() ? announced(settings) : Optional.of(given(url));
  }

  private static URI given(String url) {
    try {
      var address = new URI(url);
      if (isHttp(address, "https") || (isHttp(address, "http") && isThisMachine(address))) {
        return address;
      }
    } catch (URISyntaxException unreadable) {
      // the sentence below says it
    }
    throw new Refused(
        Fault.SETTING_INVALID,
        Setting.MRA_URL.name(),
        "it wants https://HOST:PORT; a key goes over plain http to this machine only");
  }

  private static boolean isHttp(URI address, String scheme) {
    return scheme.equalsIgnoreCase(address.getScheme()) && address.getHost() != null;
  }

  /** Judged without a name server, whose answer may be another one when the key is sent. */
  private static boolean isThisMachine(URI address) {
    var host = address.getHost();
    try {
      return host.equalsIgnoreCase("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException name) {
      return false;
    }
  }

  private static Optional<URI> announced(GatewaySettings settings) {
    var run = settings.home().resolve("run.json");
    if (!Files.exists(run)) {
      return Optional.empty();
    }
    try {
      var told = new ObjectMapper().readTree(run.toFile());
      return Optional.of(
          URI.create(
              told.path("scheme").asText()
                  + "://localhost:"
                  + told.path("ports").path("http").asInt()));
    } catch (IOException unreadable) {
      throw new Refused(Fault.NO_GATEWAY, run.toString(), "the file cannot be read", unreadable);
    }
  }
}
