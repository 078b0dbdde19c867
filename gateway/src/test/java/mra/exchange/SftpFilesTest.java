package mra.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import mra.journal.Bodies;
import mra.journal.Journal;
import mra.journal.SeenFiles;
import mra.journal.Way;
import mra.testing.Databases;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpFilesTest {
  @TempDir private Path folder;
  private SftpFiles files;

  @BeforeEach
  void anUnknownFolder() {
    var database = Databases.fresh();
    var arrivals =
        new Arrivals(
            folder, new Bodies(folder), new Journal(database), Patience.SHORT, Clock.systemUTC());
    files = new SftpFiles("HK", new SeenFiles(database), arrivals);
  }

  @Test
  void filesAreTakenByNameOnceTheyAreWhole() {
    assertThat(look(exchange(), "b.p7m", "c.p7m.part", "a.p7m")).containsExactly("a.p7m", "b.p7m");
  }

  @Test
  void aFileThatAnExchangeCouldNotFetchGoesLastFromTheNextOneOn() {
    var first = exchange();
    look(first, "a.p7m", "b.p7m");
    assertThat(look(first, "a.p7m", "b.p7m")).as("its next try").containsExactly("a.p7m", "b.p7m");

    var second = exchange();
    assertThat(look(second, "a.p7m", "b.p7m")).containsExactly("b.p7m", "a.p7m");
    assertThat(look(exchange(), "a.p7m", "b.p7m", "urgent.p7m"))
        .as("the second one failed as well")
        .containsExactly("urgent.p7m", "a.p7m", "b.p7m");
  }

  @Test
  void anExchangeThatSawNoFolderGaveNothingUp() {
    look(exchange());

    assertThat(look(exchange(), "a.p7m", "b.p7m")).containsExactly("a.p7m", "b.p7m");
  }

  /** Names in the order in which they would be fetched. */
  private List<String> look(Exchange exchange, String... names) {
    files.look(exchange);
    return Stream.of(names)
        .map(SftpFilesTest::file)
        .filter(files::accept)
        .sorted(files)
        .map(GenericFile::getFileName)
        .toList();
  }

  private static GenericFile<Object> file(String name) {
    var file = new GenericFile<>();
    file.setFileName(name);
    file.setAbsoluteFilePath("lists/" + name);
    file.setFileLength(7);
    file.setLastModified(1_700_000_000_000L);
    return file;
  }

  private static Exchange exchange() {
    var exchange = new DefaultExchange(new DefaultCamelContext());
    Letter.address(exchange, UUID.randomUUID(), ExchangesTest.partner(), Way.IN);
    return exchange;
  }
}
