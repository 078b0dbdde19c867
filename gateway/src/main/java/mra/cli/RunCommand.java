package mra.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import mra.EmbeddedGround;
import mra.Gateway;
import mra.GatewaySettings;
import mra.Ground;
import mra.api.ExchangeView;
import mra.exchange.Patience;
import mra.journal.ExchangeRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    description = {
      "Starts the gateway on embedded PostgreSQL and Artemis with the rehearsal partners, and exchanges with each at once, both ways.",
      "With --once it stops after one exchange each way with each and prints a table: 0 if every outcome is APPLIED or UNCHANGED."
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
    var ground = ground(settings, progress);
    try (var gateway = Gateway.on(ground, settings, patience(), Clock.systemUTC())) {
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
    var own = new ArrayList<ExchangeView>();
    var rows = new ArrayList<ExchangeView>();
    for (var partner : ownFirst(gateway)) {
      progress.show("fetching from " + partner);
      var to = partner.equals(gateway.own()) ? own : rows;
      gateway.exchanges().pull(partner).forEach(row -> to.add(view(row)));
    }
    for (var partner : gateway.told()) {
      progress.show("telling " + partner);
      gateway.exchanges().push(partner, false).forEach(row -> rows.add(view(row)));
    }
    progress.done();
    ExchangeTable.print(rows, output.json, spec.commandLine());
    ExchangeTable.sayOwn(own, output.json, spec.commandLine());
    gateway.settle();
    return Stream.concat(own.stream(), rows.stream()).allMatch(RunCommand::isGood) ? 0 : 1;
  }

  /** What we tell rests on our own list, so that comes first. */
  private static List<String> ownFirst(Gateway gateway) {
    return gateway.fetched().stream()
        .sorted(Comparator.comparing((String partner) -> !partner.equals(gateway.own())))
        .toList();
  }

  private static ExchangeView view(ExchangeRecord exchange) {
    return ExchangeView.of(exchange, Instant.now());
  }

  private static boolean isGood(ExchangeView exchange) {
    return exchange.outcome() != null && GOOD.contains(exchange.outcome());
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
