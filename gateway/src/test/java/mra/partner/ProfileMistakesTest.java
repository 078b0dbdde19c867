package mra.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slips that people made who wrote a profile from a partner's document for the first time. */
class ProfileMistakesTest {
  private static final String PROFILE = "partners/AA/partner.yaml";
  private static final String CERTIFICATES = "partners/AA/certificates/";

  @TempDir Path folder;

  @Test
  void warnsOfAPushThatFiresEachMinuteAndOfAnAgreementYearsAhead() {
    var often = Configuration.connected(folder).replace(PROFILE, "0 30 3 * * ?", "0 * * * * ?");
    assertThat(texts(often))
        .containsExactly(
            "'0 * * * * ?' fires 60 seconds after it fired; is a list to leave as often?");

    var far =
        Configuration.connected(folder).replace(PROFILE, "from: 2020-01-01", "from: 2029-01-16");
    assertThat(texts(far))
        .containsExactly("nothing is recognised before 2029-01-16; is that the year?");
    far.replace(PROFILE, "from: 2029-01-16", "from: 2029-01-15");
    assertThat(far.check("AA")).isEmpty();
  }

  @Test
  void refusesOneFolderForTheListsOfBoth() {
    var together =
        Configuration.connected(folder)
            .replace(PROFILE, "directory: /${AA_FOLDER}", "directory: /in");

    assertThat(texts(together))
        .containsExactly("directory: it is that of pull too, so lists of both would lie together");
  }

  @Test
  void takesAHostKeyAsKnownHostsHasIt() {
    var key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFakeFakeFake";
    var files =
        Configuration.connected(folder)
            .write(CERTIFICATES + "host-key.pub", "# sent on paper\n[aa.example]:22 " + key + "\n");

    assertThat(files.check("AA")).isEmpty();
    assertThat(files.load().byId("AA").pull())
        .isNotNull()
        .satisfies(pull -> assertThat(pull.options()).containsValue(key));
  }

  @Test
  void namesTheTimeZoneThatAnAbbreviationStandsFor() {
    assertThat(
            Configuration.connected(folder).replace(PROFILE, "Europe/Stockholm", "JST").check("AA"))
        .extracting(Finding::text)
        .containsExactly("time-zone: 'JST' is no time zone; did you mean 'Asia/Tokyo'?");
  }

  @Test
  void namesTheLineWhereAProfileIsNoUtf8() throws IOException {
    var configuration = Configuration.connected(folder);
    var text = Files.readString(configuration.file(PROFILE)).replace("某地", "\u00e4");
    Files.writeString(configuration.file(PROFILE), text, StandardCharsets.ISO_8859_1);

    assertThat(configuration.check("AA"))
        .filteredOn(finding -> finding.text().equals("it is not UTF-8"))
        .singleElement()
        .returns(3, Finding::line)
        .returns("save it as UTF-8", Finding::suggestion);
  }

  private static List<String> texts(Configuration configuration) {
    return configuration.check("AA").stream().map(Finding::sentence).toList();
  }
}
