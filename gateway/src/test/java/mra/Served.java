package mra;

import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;
import mra.exchange.Patience;
import mra.partner.PartnerProfile;
import mra.rehearsal.Administration;
import mra.rehearsal.Options;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A gateway as {@code ./mra run} starts it, on a folder that may hold something already, with one
 * more controller behind its filters.
 */
public final class Served implements AutoCloseable {
  private static final Clock CLOCK = Clock.systemUTC();

  private final Ground ground;
  private final Gateway gateway;

  private Served(Ground ground, Gateway gateway) {
    this.ground = ground;
    this.gateway = gateway;
  }

  /** Fills the registry before the gateway looks into it. */
  public interface Fill {
    void into(DataSource database, PartnerProfile eu) throws Exception;
  }

  /** Returns when the gateway answers. */
  public static Served start(Path home, Path config, Fill fill, Class<?> controller)
      throws Exception {
    var settings =
        GatewaySettings.from(
            Map.of("MRA_HOME", home.toString(), "MRA_PORT", "0", "MRA_BROKER_PORT", "0"),
            config,
            false);
    var sizes = new EnumMap<Administration, Long>(Administration.class);
    for (var each : Administration.values()) {
      sizes.put(each, 10L);
    }
    var ground = EmbeddedGround.open(settings, new Options(sizes, 0, Map.of()), CLOCK, at -> {});
    fill.into(ground.database().source(), ground.configured().read("EU").byId("EU"));
    return new Served(ground, beside(controller, ground, settings));
  }

  private static Gateway beside(Class<?> controller, Ground ground, GatewaySettings settings) {
    var listener =
        new SpringApplicationRunListener() {
          @Override
          public void contextPrepared(ConfigurableApplicationContext context) {
            ((GenericApplicationContext) context).registerBean(controller);
          }
        };
    return SpringApplication.withHook(application -> listener, () -> started(ground, settings));
  }

  private static Gateway started(Ground ground, GatewaySettings settings) {
    try {
      return Gateway.on(ground, settings, Patience.STANDARD, CLOCK);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public int port() {
    return gateway.port();
  }

  public DataSource database() {
    return ground.database().source();
  }

  /** Opens every door of the house. */
  public String key() {
    return ground.home().secrets().text(ApiWiring.FIRST_KEY);
  }

  /** With the gateway's own login to the broker. */
  public ActiveMQConnectionFactory gatewayLogin() {
    return login("gateway", EmbeddedBroker.GATEWAY_PASSWORD);
  }

  public ActiveMQConnectionFactory clearanceLogin() {
    return login("clearance", EmbeddedBroker.CLEARANCE_PASSWORD);
  }

  private ActiveMQConnectionFactory login(String user, String secret) {
    return new ActiveMQConnectionFactory(
        "tcp://127.0.0.1:" + ground.broker().port().orElseThrow(),
        user,
        ground.home().secrets().text(secret));
  }

  @Override
  public void close() throws Exception {
    gateway.close();
  }
}
