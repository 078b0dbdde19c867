package mra.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import mra.fault.Fault;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartyRolesTest {
  private static final Set<String> PROGRAMME_ROLES =
      Set.of("EX", "IM", "CB", "CA", "WH", "MF", "FW", "CS", "TR");

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("party-role.csv"), text);
  }

  @Test
  void theProjectsFileKnowsEveryPartyAndOnlyRolesThatExist() {
    var roles = PartyRoles.read(ClearanceDesk.PROJECT.resolve("mappings/codelists/party-role.csv"));

    assertThat(roles)
        .containsOnlyKeys(
            Arrays.stream(PartyRole.values()).map(PartyRole::name).toArray(String[]::new));
    assertThat(roles.values()).allMatch(PROGRAMME_ROLES::containsAll);
  }

  @Test
  void namesTheBadLine() {
    for (var text :
        new String[] {"party,role\n", "party,role,source\nBOSS,EX,x\n", "party,role,source\nx\n"}) {
      assertThatThrownBy(() -> PartyRoles.read(file(text)))
          .isInstanceOfSatisfying(
              Refused.class,
              it -> {
                assertThat(it.fault()).isEqualTo(Fault.CODE_LIST_INVALID);
                assertThat(it.where()).matches(".*party-role.csv:[12]");
              });
    }
  }

  @Test
  void refusesAMissingFile() {
    assertThatThrownBy(() -> PartyRoles.read(folder.resolve("none.csv")))
        .isInstanceOf(Refused.class);
  }
}
