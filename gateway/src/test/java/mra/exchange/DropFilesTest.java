package mra.exchange;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Bodies;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.SeenFiles;
import mra.journal.Way;
import mra.partner.PartnerFiles;
import mra.partner.PartnerProfile;
import mra.testing.Databases;
import mra.trust.Detached;
import mra.trust.Received;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drop route on a real folder. */
class DropFilesTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Duration MOMENT = Duration.ofMillis(500);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final PartnerProfile CN =
      PartnerFiles.load(Path.of(".."), Optional.empty(), Map.of()).byId("CN");

  @TempDir private Path home;
  private Path drop;
  private Journal journal;
  private SeenFiles seen;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final Ids ids = new Ids(CLOCK, Optional.empty());
  private final List<Received> received = new ArrayList<>();

  @BeforeEach
  void route() throws Exception {
    var database = Databases.fresh();
    journal = new Journal(database);
    seen = new SeenFiles(database);
    drop = Files.createDirectory(home.resolve("drop"));
    var arrivals = arrivals();
    arrivals.sweep();
    var files = new DropFiles("CN", drop, false, seen, arrivals);
    camel.getRegistry().bind("files", files);
    camel.getRegistry().bind("in-progress", new NothingInProgress());
    camel.addRoutes(new PullTemplates());
    var builder =
        new RouteBuilder() {
          @Override
          public void configure() {
            templatedRoute(PullTemplates.DROP)
                .parameter("line", Line.name(CN))
                .parameter("files", "files")
                .parameter(
                    "address", PartnerRoutes.DROP.formatted(drop, "files", "files", "in-progress"));
            from(InboundRoute.ENTRANCE)
                .errorHandler(noErrorHandler())
                .process(exchange -> received.add(exchange.getMessage().getBody(Received.class)));
          }
        };
    camel.addRoutes(builder);
    camel.addTemplatedRoutes(builder);
    camel.start();
  }

  private Arrivals arrivals() {
    var bodies = new Bodies(home.resolve("bodies"));
    return new Arrivals(home.resolve("arrivals"), bodies, journal, Patience.SHORT, CLOCK);
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void takesAListOnceItsSignatureIsThereAndKeepsBoth() throws Exception {
    Files.writeString(drop.resolve("a.csv"), "list");
    Files.writeString(drop.resolve("a.csv.p7s.part"), "pro");
    assertThat(pull().getException()).isNull();
    assertThat(received).isEmpty();

    Files.writeString(drop.resolve("a.csv.p7s"), "proof");
    pull();

    assertThat(received).hasSize(1);
    assertThat(received.getFirst().raw()).hasContent("list");
    assertThat(Detached.beside(received.getFirst().raw())).hasContent("proof");
    assertThat(home.resolve("arrivals")).isEmptyDirectory();
    assertThat(drop.resolve("a.csv")).exists();
  }

  @Test
  void aSeenListIsNotTakenAgainUntilItIsSignedAnew() throws Exception {
    put("a.csv", "list", "proof");
    seen.remember(requireNonNull(Letter.file(pull())), ids.get());
    pull();
    assertThat(received).hasSize(1);

    put("a.csv", "other list", "other proof");
    pull();
    assertThat(received).hasSize(2);
  }

  @Test
  void severalAreTakenByNameOneAnExchange() throws Exception {
    put("b.csv", "b", "proof");
    put("a.csv", "a", "proof");
    var first = pull();
    assertThat(Letter.more(first)).isTrue();
    assertThat(received.getFirst().raw()).hasContent("a");
  }

  @Test
  void followsNoLink() throws Exception {
    var secret = Files.writeString(home.resolve("secret.csv"), "secret");
    Files.createSymbolicLink(drop.resolve("a.csv"), secret);
    Files.writeString(drop.resolve("a.csv.p7s"), "proof");
    put("b.csv", "list", "proof");
    Files.move(drop.resolve("b.csv.p7s"), home.resolve("b.csv.p7s"));
    Files.createSymbolicLink(drop.resolve("b.csv.p7s"), home.resolve("b.csv.p7s"));
    Files.createDirectory(drop.resolve("c.csv"));
    Files.writeString(drop.resolve("c.csv.p7s"), "proof");

    assertThat(pull().getException()).isNull();
    assertThat(received).isEmpty();
  }

  @Test
  void aSignatureHasALimit() throws Exception {
    put("a.csv", "list", "x".repeat((1 << 20) + 1));
    assertThat(fault(pull().getException())).isEqualTo(Fault.TOO_LARGE);
    assertThat(received).isEmpty();
  }

  @Test
  void aMissingFolderIsAPartnerThatCannotBeReached() throws Exception {
    Files.delete(drop);
    assertThat(fault(pull().getException())).isEqualTo(Fault.PARTNER_UNREACHABLE);
  }

  @Test
  void aSealedListIsWholeOnceNothingIsAddedForAWhile() throws Exception {
    var sealed = new DropFiles("CN", drop, true, seen, arrivals());
    var list = Files.writeString(drop.resolve("a.p7m"), "half");
    var writing =
        Thread.ofVirtual()
            .start(() -> {
              while (!Thread.interrupted()) {
                append(list);
              }
            });
    assertThat(sealed.accept(found(list))).isFalse();
    writing.interrupt();
    writing.join();

    var began = System.nanoTime();
    assertThat(sealed.accept(found(list))).isTrue();
    assertThat(sealed.accept(found(list))).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(MOMENT, SOON);
  }

  private static void append(Path list) {
    try {
      Files.writeString(list, "more", StandardOpenOption.APPEND);
      Thread.sleep(20);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  private static GenericFile<Object> found(Path list) throws IOException {
    var file = new GenericFile<Object>();
    file.setFileName(list.getFileName().toString());
    file.setAbsolute(true);
    file.setAbsoluteFilePath(list.toString());
    file.setFileLength(Files.size(list));
    file.setLastModified(Files.getLastModifiedTime(list).toMillis());
    return file;
  }

  private void put(String name, String list, String proof) throws IOException {
    Files.writeString(drop.resolve(name), list);
    Files.writeString(drop.resolve(name + ".p7s"), proof);
  }

  private static @Nullable Fault fault(@Nullable Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refused refused) {
        return refused.fault();
      }
    }
    return null;
  }

  private Exchange pull() throws Exception {
    var exchange = new DefaultExchange(camel);
    var id = ids.get();
    Letter.address(exchange, id, CN, Way.IN);
    journal.begin(ExchangeRecord.begun(id, "CN", Way.IN, "drop", CN.version(), CLOCK.instant()));
    try (var producer = camel.createProducerTemplate()) {
      producer.send("direct:pull-" + Line.name(CN), exchange);
    }
    Letter.close(exchange);
    return exchange;
  }
}
