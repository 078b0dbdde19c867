package mra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import mra.fault.Fault;
import mra.fault.Refused;

/**
 * Everything the gateway can be told from outside, read once at start; {@code docs/settings.md} is
 * written from {@link Setting}.
 *
 * @param proposalsWait how long what one person proposed waits for the second
 * @param external what is given with {@code --external}, else empty
 */
public record GatewaySettings(
    Path home,
    Path config,
    int port,
    int brokerPort,
    Duration proposalsWait,
    Optional<External> external) {

  /** A server with a login. The password is read where it is used and is never kept here. */
  public record Server(String url, String user, Path passwordFile) {}

  /** A PKCS#12 file and the file that holds its password. */
  public record KeyStore(Path file, Path passwordFile) {}

  /**
   * Servers, key stores and secrets of an administration's own.
   *
   * @param node what this node is called among others
   */
  public record External(
      String node, Server database, Server broker, KeyStore tls, KeyStore keys, Path secrets) {}

  /**
   * @param project folder that holds partners/, mappings/ and schemas/ unless MRA_CONFIG names
   *     another
   * @throws Refused E607 naming every setting that {@code --external} needs and does not get
   */
  public static GatewaySettings from(
      Map<String, String> environment, Path project, boolean external) {
    var values = new SettingValues(environment);
    return new GatewaySettings(
        values.path(Setting.MRA_HOME).orElse(project.resolve("var")),
        values.path(Setting.MRA_CONFIG).map(GatewaySettings::existing).orElse(project),
        values.port(Setting.MRA_PORT),
        values.port(Setting.MRA_BROKER_PORT),
        values.days(Setting.MRA_PROPOSAL_DAYS),
        external ? Optional.of(ExternalSettings.from(values)) : Optional.empty());
  }

  private static Path existing(Path config) {
    if (!Files.isDirectory(config)) {
      throw new Refused(Fault.SETTING_INVALID, Setting.MRA_CONFIG.name(), config + " is no folder");
    }
    return config;
  }
}
