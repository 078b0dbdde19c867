package mra;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mra.api.AccessKeys;
import mra.api.Accounts;
import mra.api.Holder;
import mra.api.Role;
import mra.clearance.CreditDesk;
import mra.clearance.Decisions;
import mra.clearance.Relay;
import mra.cluster.Node;
import mra.exchange.Exchanges;
import mra.exchange.LeftBehind;
import mra.exchange.OwnChanges;
import mra.exchange.PartnerClocks;
import mra.exchange.Patience;
import mra.exchange.Releases;
import mra.exchange.Schedules;
import mra.exchange.Takeover;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Partners;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The running gateway. */
public final class Gateway implements AutoCloseable {
  private static final Duration SETTLE_WITHIN = Duration.ofSeconds(30);

  private final GatewaySettings settings;
  private final Ground ground;
  private final Node node;
  private final ConfigurableApplicationContext context;

  private Gateway(
      GatewaySettings settings, Ground ground, Node node, ConfigurableApplicationContext context) {
    this.settings = settings;
    this.ground = ground;
    this.node = node;
    this.context = context;
  }

  /** Takes the ground over: whatever happens, it is closed with the gateway. */
  public static Gateway on(Ground ground, GatewaySettings settings, Patience patience, Clock clock)
      throws Exception {
    try {
      return on(ground, join(ground, settings), settings, patience, clock);
    } catch (RuntimeException failed) {
      ground.close();
      throw failed;
    }
  }

  private static Gateway on(
      Ground ground, Node node, GatewaySettings settings, Patience patience, Clock clock)
      throws Exception {
    try {
      var context =
          new SpringApplicationBuilder(Wiring.class)
              .web(WebApplicationType.SERVLET)
              .bannerMode(Banner.Mode.OFF)
              .logStartupInfo(false)
              .registerShutdownHook(false)
              .properties(properties(settings))
              .initializers(fresh -> {
                var beans = fresh.getBeanFactory();
                beans.registerSingleton("settings", settings);
                beans.registerSingleton("ground", ground);
                beans.registerSingleton("node", node);
                beans.registerSingleton("patience", patience);
                beans.registerSingleton("clock", clock);
              })
              .run();
      var gateway = new Gateway(settings, ground, node, context);
      context.getBean(CreditDesk.class).start();
      context.getBean(Takeover.class).start();
      var secrets = ground.home().secrets();
      ground.guests().meet(gateway.address(), partner -> secrets.text(ApiWiring.guestKey(partner)));
      ground.home().announce(gateway.address().getScheme(), gateway.ports());
      return gateway;
    } catch (RuntimeException failed) {
      node.close();
      throw refused(failed);
    }
  }

  /** Why a part could not be made, rather than which. */
  private static RuntimeException refused(RuntimeException failed) {
    for (var cause = failed.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof Refused refused) {
        return refused;
      }
    }
    return failed;
  }

  private static Node join(Ground ground, GatewaySettings settings) {
    var database = ground.database();
    return Node.join(
        database.source(),
        database.unpooled(),
        settings.external().map(GatewaySettings.External::node).orElse("embedded"),
        ground.bodies().mark(),
        Clock.systemUTC());
  }

  public Exchanges exchanges() {
    return context.getBean(Exchanges.class);
  }

  /** The first admin gives somebody an account that may decide on held lists. */
  void admit(String person, String reason) {
    var admin = new Holder("admin", Holder.Kind.PERSON, Role.ofTheHouse());
    var holder = new Holder(person, Holder.Kind.PERSON, Set.of(Role.OPERATOR));
    var key = AccessKeys.sha256(ground.home().secrets().text(person + ".key"));
    context.getBean(Accounts.class).give(holder, key, reason, admin);
  }

  Releases releases() {
    return context.getBean(Releases.class);
  }

  /** Ids of the partners whose list is fetched. */
  public List<String> fetched() {
    return context.getBean(PartnerClocks.class).partners();
  }

  /** Id of our own programme. */
  public String own() {
    return context.getBean(Partners.class).own().id();
  }

  /** Ids of the partners whom we tell of our own programme. */
  public List<String> told() {
    return context.getBean(PartnerClocks.class).told();
  }

  /**
   * Exchanges by the clock and on changes of our own programme, and those that other nodes leave
   * behind, from now on.
   */
  public void schedule() throws Exception {
    context.getBean(Schedules.class).start();
    var ownChanges = context.getBean(OwnChanges.class);
    ownChanges.start(exchanges());
    context.getBean(LeftBehind.class).watch(exchanges(), ownChanges);
  }

  /**
   * Waits until clearance was told of everything that is in force, and what it was answered is in
   * the database.
   *
   * @throws Refused E901 when the broker or the database does not take it in time
   */
  public void settle() throws InterruptedException {
    if (!context.getBean(Decisions.class).settle()) {
      throw new Refused(Fault.STORE_UNAVAILABLE, "PostgreSQL", "it did not take every decision");
    }
    if (!context.getBean(Relay.class).settled(SETTLE_WITHIN)) {
      throw new Refused(
          Fault.STORE_UNAVAILABLE,
          "Artemis",
          "it did not take every change within " + SETTLE_WITHIN.toSeconds() + " seconds");
    }
  }

  public URI address() {
    return URI.create(
        (settings.external().isPresent() ? "https" : "http") + "://localhost:" + port());
  }

  public int port() {
    return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
  }

  @Override
  public void close() throws Exception {
    try (ground;
        node) {
      context.close();
    }
  }

  private Map<String, Integer> ports() {
    var ports = new HashMap<String, Integer>();
    ports.put("http", port());
    ground.broker().port().ifPresent(port -> ports.put("broker", port));
    ground.database().port().ifPresent(port -> ports.put("database", port));
    return ports;
  }

  private static Map<String, Object> properties(GatewaySettings settings) {
    var properties = new HashMap<String, Object>();
    properties.put("server.port", settings.port());
    properties.put("server.shutdown", "graceful");
    properties.put("server.max-http-request-header-size", "16KB");
    // A hundred otherwise: clearance asks on the same connections all day, and each new one costs a
    // handshake.
    properties.put("server.tomcat.max-keep-alive-requests", "100000");
    // Both read what came before anybody has shown a key, the first one all of it into memory.
    properties.put("spring.mvc.formcontent.filter.enabled", "false");
    properties.put("spring.servlet.multipart.enabled", "false");
    properties.put("spring.lifecycle.timeout-per-shutdown-phase", "20s");
    properties.put("management.endpoints.web.exposure.include", "health,prometheus,metrics,info");
    properties.put("management.endpoint.health.show-details", "when-authorized");
    properties.put("management.endpoint.health.roles", "OPERATOR,ADMIN,AUDITOR");
    properties.put("management.endpoint.health.probes.enabled", "true");
    properties.put("springdoc.api-docs.path", "/api/openapi.json");
    properties.put("springdoc.api-docs.enabled", "true");
    properties.put("springdoc.default-produces-media-type", "application/json");
    properties.put("camel.main.routes-include-pattern", "false");
    properties.put(
        "spring.autoconfigure.exclude", String.join(",", Wiring.NOT_CONFIGURED_BY_SPRING));
    settings
        .external()
        .ifPresentOrElse(
            given -> properties.putAll(tls(given.tls())),
            () -> properties.put("server.address", "127.0.0.1"));
    return properties;
  }

  private static Map<String, Object> tls(GatewaySettings.KeyStore tls) {
    return Map.of(
        "server.ssl.key-store",
        tls.file().toUri().toString(),
        "server.ssl.key-store-type",
        "PKCS12",
        "server.ssl.key-store-password",
        secret(tls.passwordFile()),
        "server.ssl.enabled-protocols",
        "TLSv1.3,TLSv1.2");
  }

  private static String secret(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new Refused(Fault.SETTING_INVALID, file.toString(), "it cannot be read", unreadable);
    }
  }
}
