package mra;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import mra.fault.Fault;
import mra.fault.Refused;

/** Settings by name, as the environment has them. */
record SettingValues(Map<String, String> environment) {

  Optional<String> get(Setting setting) {
    return Optional.ofNullable(environment.get(setting.name())).filter(v -> !v.isBlank());
  }

  Optional<Path> path(Setting setting) {
    return get(setting).map(v -> Path.of(v).toAbsolutePath().normalize());
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
}
