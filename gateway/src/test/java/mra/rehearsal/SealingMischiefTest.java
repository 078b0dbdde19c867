package mra.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.xml.ws.WebServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import mra.fault.Refused;
import mra.partner.PartnerFiles;
import mra.trust.Received;
import mra.trust.Spool;
import mra.trust.Trust;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sealed badly is refused by the trust room with the very fault it is meant to give. */
@Timeout(120)
class SealingMischiefTest {
  @TempDir static Path home;
  private static Rehearsal rehearsal;

  @BeforeAll
  static void start() throws IOException {
    rehearsal = Rehearsal.start(home.resolve("rehearsal"), Options.USUAL, Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    rehearsal.close();
  }

  @ParameterizedTest
  @CsvSource({
    "EU,WRONG_SIGNATURE", "EU,WRONG_RECIPIENT", "EU,EXPIRED_CERTIFICATE", "EU,UNSIGNED",
    "EU,BODY_UNSIGNED", "EU,TRUNCATED", "HK,WRONG_SIGNATURE", "HK,WRONG_RECIPIENT",
    "HK,EXPIRED_CERTIFICATE", "HK,UNSIGNED", "HK,TRUNCATED", "MO,WRONG_SIGNATURE",
    "MO,WRONG_RECIPIENT", "MO,EXPIRED_CERTIFICATE", "MO,UNSIGNED", "MO,TRUNCATED"
  })
  void givesTheFaultItNames(Administration by, Mischief mischief) throws Exception {
    var document = rehearsal.publish(by, 0, mischief);
    var raw = by == Administration.EU ? ask() : stored(by, document);
    var partners = PartnerFiles.load(Path.of(".."), Optional.of(rehearsal.overlay()), Map.of());
    var received = new Received(partners.byId(by.name()), Clock.systemUTC().instant(), "test", raw);
    var trust = new Trust(rehearsal.keys(), Spool.in(home.resolve("spool")), Clock.systemUTC());
    var refusal = catchThrowable(() -> trust.open(received).close());
    assertThat(refusal).isInstanceOf(Refused.class);
    assertThat(((Refused) refusal).fault()).isEqualTo(mischief.fault(by));
  }

  /**
   * The client refuses some of the answers itself; what came over the wire is kept all the same.
   */
  private static Path ask() throws IOException {
    var raw = Files.createTempFile(home, "eu", ".mime");
    var partners = PartnerFiles.load(Path.of(".."), Optional.of(rehearsal.overlay()), Map.of());
    var client = new UnionClient(rehearsal, partners.byId("EU"));
    var refusal = catchThrowable(() -> client.ask(raw));
    assertThat(refusal).isIn(null, refusal instanceof WebServiceException ? refusal : null);
    return raw;
  }

  private static Path stored(Administration by, String document) throws IOException {
    var folder = home.resolve("rehearsal/lists").resolve(by.name());
    var raw = Files.createTempFile(home, document, ".raw");
    try (var parts = Files.list(folder);
        var out = Files.newOutputStream(raw)) {
      for (Path part : parts.sorted().toList()) {
        Files.copy(part, out);
      }
    }
    return raw;
  }
}
