package mra;

import java.nio.file.Path;
import java.time.Duration;
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
    return number(setting, 0, 65535, "a port is a number from 0 (any free) to 65535");
  }

  Duration days(Setting setting) {
    return Duration.ofDays(number(setting, 1, 365, "it is a number of days from 1 to 365"));
  }

  private int number(Setting setting, int least, int most, String what) {
    var text = get(setting).orElse(setting.standard());
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // the sentence below says it
    }
    throw new Refused(Fault.SETTING_INVALID, setting.name(), what);
  }
}
