package mra;

import static mra.Setting.*;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import mra.GatewaySettings.External;
import mra.GatewaySettings.KeyStore;
import mra.GatewaySettings.Server;
import mra.fault.Fault;
import mra.fault.Refused;

/** Reads what {@code --external} needs; production has no defaults for servers, TLS and logins. */
final class ExternalSettings {
  private static final Pattern NODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final SettingValues values;
  private final List<String> missing = new ArrayList<>();

  private ExternalSettings(SettingValues values) {
    this.values = values;
  }

  /** Tells everything that is missing at once. */
  static External from(SettingValues values) {
    var settings = new ExternalSettings(values);
    var external = settings.read();
    if (!settings.missing.isEmpty()) {
      throw new Refused(Fault.SETTING_INVALID, "--external", String.join(", ", settings.missing));
    }
    return external;
  }

  private External read() {
    var external =
        new External(
            node(),
            new Server(
                text(MRA_DATABASE_URL), text(MRA_DATABASE_USER), file(MRA_DATABASE_PASSWORD_FILE)),
            new Server(text(MRA_BROKER_URL), text(MRA_BROKER_USER), file(MRA_BROKER_PASSWORD_FILE)),
            new KeyStore(file(MRA_TLS_KEYSTORE), file(MRA_TLS_PASSWORD_FILE)),
            new KeyStore(file(MRA_KEYS), file(MRA_KEYS_PASSWORD_FILE)),
            file(MRA_SECRETS));
    expect(MRA_DATABASE_URL, Database::verified, "lacks sslmode=verify-full");
    expect(MRA_BROKER_URL, Broker::verified, "lacks sslEnabled=true or trusts any server");
    return external;
  }

  private String node() {
    var name = values.get(MRA_NODE).orElseGet(ExternalSettings::host);
    return NODE.matcher(name).matches()
        ? name
        : missing(MRA_NODE, "is not up to 64 letters, digits, dots, dashes and underscores");
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  private String text(Setting setting) {
    return values.get(setting).orElseGet(() -> missing(setting, "is not set"));
  }

  private Path file(Setting setting) {
    var path = values.path(setting).orElseGet(() -> Path.of(missing(setting, "is not set")));
    if (!Files.isReadable(path)) {
      missing(setting, "names nothing that can be read");
    }
    return path;
  }

  private void expect(Setting address, Predicate<String> verified, String otherwise) {
    if (values.get(address).filter(verified.negate()).isPresent()) {
      missing(address, otherwise);
    }
  }

  private String missing(Setting setting, String how) {
    missing.add(setting + " " + how);
    return "";
  }
}
