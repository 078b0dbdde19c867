package mra.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.concurrent.CountDownLatch;
import mra.Home;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.rehearsal.Sighting;
import mra.rehearsal.Simulated;
import org.jspecify.annotations.Nullable;

/**
 * Runs one simulated administration until somebody ends it, and prints what it tells. Apart from
 * the command, because picocli looks at every signature there.
 */
final class Simulation {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintWriter out;
  private final boolean json;
  private final Clock clock = Clock.systemUTC();

  Simulation(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /**
   * @param home of the simulation's own; one process has it at a time
   * @param port null for those of the last start
   */
  int run(
      Path config,
      String partner,
      int records,
      Path home,
      @Nullable Path certificates,
      String bind,
      @Nullable Integer port)
      throws Exception {
    var ended = new CountDownLatch(1);
    try (var own = Home.open(home)) {
      var order =
          new Simulated.Order(
              config, partner, records, own.root(), certificates, bind, called(bind), port);
      try (var simulated = Simulated.open(order, this::print, clock)) {
        listen(new SimulatorWords(simulated, this::print), ended);
        Stop.await(ended);
      }
    }
    return 0;
  }

  /** By what name others reach this machine. */
  private static String called(String bind) {
    try {
      var address = InetAddress.getByName(bind);
      if (address.isAnyLocalAddress()) {
        return InetAddress.getLocalHost().getHostName();
      }
      return address.isLoopbackAddress() ? "localhost" : bind;
    } catch (UnknownHostException nowhere) {
      throw new Refused(Fault.PORT_TAKEN, bind, "no machine is called so", nowhere);
    }
  }

  /** The end of what is said there, as that of a script, is not the simulation's. */
  private static void listen(SimulatorWords words, CountDownLatch ended) {
    Thread.ofPlatform()
        .daemon()
        .name("commands")
        .start(() -> {
          try (var in =
              new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
              if (!words.obey(line)) {
                ended.countDown();
              }
            }
          } catch (IOException gone) {
            // As at its end.
          }
        });
  }

  private synchronized void print(Sighting seen) {
    out.println(json ? jsonLine(seen) : line(seen));
    out.flush();
  }

  private String line(Sighting seen) {
    var time = LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    return "%s %s | %s".formatted(time, squeezed(seen.english()), squeezed(seen.chinese()));
  }

  /** What is not known leaves a hole in the sentence. */
  private static String squeezed(String sentence) {
    return sentence.replaceAll(" {2,}", " ").replaceAll(" +([,;，；])", "$1");
  }

  private String jsonLine(Sighting seen) {
    var line = new LinkedHashMap<String, Object>();
    line.put("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("what", seen.sight().name());
    line.putAll(seen.facts());
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
