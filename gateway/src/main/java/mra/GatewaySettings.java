package mra;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import mra.fault.Fault;
import mra.fault.Refused;

/**
 * Everything the gateway can be told from outside, read once at start; {@code docs/settings.md} is
 * written from {@link Setting}.
 *
 * @param external whether database, broker, key stores and partners come from the environment
 */
public record GatewaySettings(
    Path home,
    Path config,
    int port,
    boolean external,
    Optional<Server> database,
    Optional<Server> broker,
    int brokerPort,
    Optional<KeyStore> tls,
    Optional<KeyStore> keys,
    Optional<Path> secrets) {

  /** A server with a login. The password is read where it is used and is never kept here. */
  public record Server(String url, String user, Path passwordFile) {}

  /** A PKCS#12 file and the file that holds its password. */
  public record KeyStore(Path file, Path passwordFile) {}

  /**
   * @param project folder that holds partners/, mappings/ and schemas/ unless MRA_CONFIG names
   *     another
   * @throws Refused E607 naming the first setting that is missing or wrong
   */
  public static GatewaySettings from(
      Map<String, String> environment, Path project, boolean external) {
    var values = new Values(environment);
    return new GatewaySettings(
        values.path(Setting.MRA_HOME).orElse(project.resolve("var")),
        values.path(Setting.MRA_CONFIG).orElse(project),
        values.port(Setting.MRA_PORT),
        external,
        external
            ? Optional.of(
                values.server(
                    "sslmode=verify-full",
                    Setting.MRA_DATABASE_URL,
                    Setting.MRA_DATABASE_USER,
                    Setting.MRA_DATABASE_PASSWORD_FILE))
            : Optional.empty(),
        external
            ? Optional.of(
                values.server(
                    "sslEnabled=true",
                    Setting.MRA_BROKER_URL,
                    Setting.MRA_BROKER_USER,
                    Setting.MRA_BROKER_PASSWORD_FILE))
            : Optional.empty(),
        values.port(Setting.MRA_BROKER_PORT),
        external
            ? Optional.of(values.keyStore(Setting.MRA_TLS_KEYSTORE, Setting.MRA_TLS_PASSWORD_FILE))
            : Optional.empty(),
        external
            ? Optional.of(values.keyStore(Setting.MRA_KEYS, Setting.MRA_KEYS_PASSWORD_FILE))
            : Optional.empty(),
        external ? Optional.of(Path.of(values.required(Setting.MRA_SECRETS))) : Optional.empty());
  }

  private record Values(Map<String, String> environment) {

    Optional<String> get(Setting setting) {
      return Optional.ofNullable(environment.get(setting.name())).filter(v -> !v.isBlank());
    }

    Optional<Path> path(Setting setting) {
      return get(setting).map(v -> Path.of(v).toAbsolutePath().normalize());
    }

    String required(Setting setting) {
      return get(setting)
          .orElseThrow(() ->
              new Refused(
                  Fault.SETTING_INVALID, setting.name(), "it is not set, and --external needs it"));
    }

    int port(Setting setting) {
      var text = get(setting).orElse(setting.standard());
      try {
        int port = Integer.parseInt(text);
        if (port >= 0 && port <= 65535) {
          return port;
        }
      } catch (NumberFormatException notANumber) {
        // the sentence below says it
      }
      throw new Refused(
          Fault.SETTING_INVALID, setting.name(), "a port is a number from 0 (any free) to 65535");
    }

    /**
     * @param tls without which the client would also talk in plain text
     */
    Server server(String tls, Setting url, Setting user, Setting passwordFile) {
      if (!required(url).contains(tls)) {
        throw new Refused(Fault.SETTING_INVALID, url.name(), "--external needs " + tls + " in it");
      }
      return new Server(required(url), required(user), Path.of(required(passwordFile)));
    }

    KeyStore keyStore(Setting file, Setting passwordFile) {
      return new KeyStore(Path.of(required(file)), Path.of(required(passwordFile)));
    }
  }
}
