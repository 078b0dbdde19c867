package mra;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process of its own that holds a home folder, and what is asked for, until it is killed. */
final class Holder implements AutoCloseable {
  private static final String READY = "ready";

  private final Process process;

  private Holder(Process process) {
    this.process = process;
  }

  /**
   * Returns when the process holds it.
   *
   * @param what home, database or broker
   */
  static Holder start(Path folder, String what) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString(),
                what)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
    for (var line = lines.readLine(); !READY.equals(line); line = lines.readLine()) {
      if (line == null) {
        throw new IOException("the process ended before it was ready");
      }
    }
    return new Holder(process);
  }

  public static void main(String[] arguments) throws InterruptedException {
    var home = Home.open(Path.of(arguments[0]));
    switch (arguments[1]) {
      case "database" -> {
        var client = JdbcClient.create(Database.embedded(home).source());
        client.sql("create table kept (word text)").update();
        client.sql("insert into kept values ('before the kill')").update();
      }
      case "broker" -> BrokerTest.send(Broker.embedded(home, 0), "before the kill", "1");
      default -> {}
    }
    System.out.println(READY);
    new CountDownLatch(1).await();
  }

  long pid() {
    return process.pid();
  }

  /** As kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
