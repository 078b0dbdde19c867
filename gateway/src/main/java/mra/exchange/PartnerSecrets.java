package mra.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mra.fault.Fault;
import mra.fault.Refused;

/** One file per secret that a profile names; a profile never holds a secret itself. */
public record PartnerSecrets(Path folder) {

  /**
   * @throws Refused E607 when there is no such file
   */
  Path file(String name) {
    var file = folder.resolve(name).normalize();
    if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
      throw new Refused(
          Fault.SETTING_INVALID, file.toString(), "the secret '" + name + "' is not there");
    }
    return file;
  }

  String text(String name) {
    try {
      return Files.readString(file(name)).strip();
    } catch (IOException unreadable) {
      throw new Refused(
          Fault.SETTING_INVALID,
          folder.toString(),
          "the secret '" + name + "' cannot be read",
          unreadable);
    }
  }
}
