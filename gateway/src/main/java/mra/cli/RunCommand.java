package mra.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Callable;
import mra.EmbeddedGround;
import mra.Gateway;
import mra.GatewaySettings;
import mra.Ground;
import mra.api.ExchangeView;
import mra.exchange.Patience;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    description = {
      "Starts the gateway on embedded PostgreSQL and Artemis with the rehearsal partners, and exchanges with each at once.",
      "With --once it stops after one exchange each and prints a table: 0 if every outcome is APPLIED or UNCHANGED."
    })
final class RunCommand implements Callable<Integer> {
  private static final Set<String> GOOD = Set.of("APPLIED", "UNCHANGED");

  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Option(names = "--once", description = "One exchange with every partner, then stop.")
  private boolean once;

  @Option(
      names = "--external",
      description =
          "Production: servers, keys and partners from the environment (docs/settings.md); no rehearsal.")
  private boolean external;

  @Mixin private RehearsalOptions rehearsal;

  @Override
  public Integer call() throws Exception {
    if (external && rehearsal.given()) {
      throw new ParameterException(
          spec.commandLine(), "with --external nothing is rehearsed: leave the other options away");
    }
    if (rehearsal.changes < 0) {
      throw new ParameterException(spec.commandLine(), "--changes takes 0 or more");
    }
    var settings =
        GatewaySettings.from(Surroundings.environment(), Surroundings.project(), external);
    Logs.to(settings.home());
    var progress = new Progress(spec.commandLine().getErr());
    try (var gateway = Gateway.on(ground(settings, progress), settings, patience())) {
      return once ? once(gateway, progress) : forEver(gateway, settings, progress);
    }
  }

  private Ground ground(GatewaySettings settings, Progress progress) throws Exception {
    var given = settings.external();
    return given.isPresent()
        ? Ground.external(settings, given.get())
        : EmbeddedGround.open(
            settings,
            RehearsalWords.read(rehearsal, spec.commandLine()),
            Clock.systemUTC(),
            progress::show);
  }

  private Patience patience() {
    return once ? Patience.SHORT : Patience.STANDARD;
  }

  private int once(Gateway gateway, Progress progress) throws InterruptedException {
    var rows = new ArrayList<ExchangeView>();
    for (var partner : gateway.fetched()) {
      progress.show("exchanging with " + partner);
      gateway
          .exchanges()
          .pull(partner)
          .forEach(row -> rows.add(ExchangeView.of(row, Instant.now())));
    }
    progress.done();
    ExchangeTable.print(rows, output.json, spec.commandLine().getOut());
    gateway.settle();
    return rows.stream().map(ExchangeView::outcome).allMatch(GOOD::contains) ? 0 : 1;
  }

  private int forEver(Gateway gateway, GatewaySettings settings, Progress progress)
      throws Exception {
    progress.done();
    var out = spec.commandLine().getOut();
    out.println("gateway: " + gateway.address());
    out.println("key:     " + settings.home().resolve("secret").resolve("admin.key"));
    out.println("log:     " + Logs.file(settings.home()));
    out.println("Ctrl-C stops it; ./mra status shows the partners.");
    out.flush();
    gateway.schedule();
    gateway.fetched().forEach(gateway.exchanges()::startUnlessOneWaits);
    Stop.await();
    return 0;
  }
}
