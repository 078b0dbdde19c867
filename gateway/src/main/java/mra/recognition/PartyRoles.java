package mra.recognition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mra.fault.Fault;
import mra.fault.Refused;

/** Reads {@code party-role.csv}: which of a programme's roles a party's role answers to. */
public final class PartyRoles {
  private static final String HEADER = "party,role,source";

  private PartyRoles() {}

  /**
   * By party, the roles it answers to.
   *
   * @throws Refused E604 naming file and line
   */
  public static Map<String, Set<String>> read(Path file) {
    var roles = new TreeMap<String, Set<String>>();
    var lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      var fields = lines.get(i).split(",", 3);
      boolean good =
          i == 0 ? lines.get(i).equals(HEADER) : fields.length == 3 && isParty(fields[0]);
      if (!good) {
        throw wrong(file + ":" + (i + 1), "a line has the fields " + HEADER);
      }
      if (i > 0) {
        roles.computeIfAbsent(fields[0], party -> new TreeSet<>()).add(fields[1]);
      }
    }
    return roles;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new Refused(Fault.CODE_LIST_INVALID, file.toString(), "it cannot be read", unreadable);
    }
  }

  private static boolean isParty(String name) {
    for (var role : PartyRole.values()) {
      if (role.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static Refused wrong(String where, String detail) {
    return new Refused(Fault.CODE_LIST_INVALID, where, detail);
  }
}
