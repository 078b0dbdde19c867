package mra.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.xml.ws.soap.SOAPBinding;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Signers;
import mra.partner.TrustProfile.Suite;
import mra.trust.SealRecipe.Mode;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.cxf.attachment.AttachmentImpl;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real SOAP service and a real client, both with our interceptors. */
class WsSecurityTest {
  private static final Parties PARTIES = Parties.RSA;
  private static final Duration TRANSFER = Duration.ofMinutes(1);
  private static final byte[] LIST =
      "a list of operators".repeat(50_000).getBytes(StandardCharsets.US_ASCII);

  @TempDir static Path folder;
  private static final Tomcat TOMCAT = new Tomcat();
  private static Trust trust;
  private static String address;

  @WebService(targetNamespace = "urn:test")
  public interface Lists {
    @WebResult(name = "digest")
    byte[] retrieve(@WebParam(name = "messageId") String messageId);
  }

  @WebService(endpointInterface = "mra.trust.WsSecurityTest$Lists", targetNamespace = "urn:test")
  public static final class ListsImpl implements Lists {
    private final byte[] digest;

    ListsImpl(byte[] digest) {
      this.digest = digest;
    }

    @Override
    public byte[] retrieve(String messageId) {
      return digest;
    }
  }

  private static final class Attaching extends AbstractPhaseInterceptor<Message> {
    private final Path sealed;

    Attaching(Path sealed) {
      super(Phase.PRE_LOGICAL);
      this.sealed = sealed;
    }

    @Override
    public void handleMessage(Message message) {
      var list = new DataHandler(new FileDataSource(sealed.toFile()));
      message.setAttachments(List.of(new AttachmentImpl("list", list)));
    }
  }

  @BeforeAll
  static void start() throws Exception {
    trust = new Trust(PARTIES.ring(), Spool.in(folder.resolve("spool")), Parties.CLOCK);
    var sealed = folder.resolve("list.p7m");
    var recipe =
        new SealRecipe(Suite.CMS_RSA, Mode.CBC, PARTIES.partner(), PARTIES.ours().certificate());
    try (var to = Files.newOutputStream(sealed)) {
      trust.seal(recipe, new ByteArrayInputStream(LIST), to);
    }
    TOMCAT.setBaseDir(folder.resolve("tomcat").toString());
    TOMCAT.setPort(0);
    var bus = new ExtensionManagerBus();
    var servlet = new CXFNonSpringServlet();
    servlet.setBus(bus);
    var context = TOMCAT.addContext("", null);
    Tomcat.addServlet(context, "cxf", servlet);
    context.addServletMappingDecoded("/*", "cxf");
    TOMCAT.start();
    var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(sealed));
    var endpoint = new EndpointImpl(bus, new ListsImpl(digest), SOAPBinding.SOAP12HTTP_BINDING);
    WsSecurity.install(
        endpoint,
        PARTIES.partner(),
        PARTIES.ours().certificate(),
        Signers.of(PARTIES.ours().certificate()),
        TRANSFER,
        Parties.CLOCK);
    endpoint.getOutInterceptors().add(new Attaching(sealed));
    endpoint.publish("/lists");
    address = "http://localhost:" + TOMCAT.getConnector().getLocalPort() + "/lists";
  }

  @AfterAll
  static void stop() throws LifecycleException {
    TOMCAT.stop();
    TOMCAT.destroy();
  }

  @Test
  void opensWhatCameOverTheWire() throws Exception {
    var wire = folder.resolve("answer.mime");
    var digest = client(PARTIES.ours(), Parties.CLOCK, wire, 10_000_000).retrieve("1");

    assertThat(digest).hasSize(32);
    try (var opened = trust.open(received(wire))) {
      assertThat(Desk.read(opened)).isEqualTo(LIST);
    }
  }

  @Test
  void sendsNothingInPlainButTheEnvelopeItself() throws Exception {
    var wire = folder.resolve("plain.mime");
    client(PARTIES.ours(), Parties.CLOCK, wire, 10_000_000).retrieve("1");
    assertThat(Files.readString(wire, StandardCharsets.ISO_8859_1))
        .startsWith("Content-Type: multipart/related")
        .contains("EncryptedData")
        .doesNotContain("retrieveResponse", "Created", "a list of operators");
  }

  @Test
  void tellsAStrangerNothing() {
    var stranger = client(PARTIES.stranger(), Parties.CLOCK, folder.resolve("s"), 10_000_000);
    var refusal = catchThrowable(() -> stranger.retrieve("1"));
    assertThat(refusal).isInstanceOf(SOAPFaultException.class);
    assertThat(refusal.getMessage()).doesNotContain("E2");
  }

  @Test
  void refusesAnAnswerThatIsTooOld() {
    var late = Clock.offset(Parties.CLOCK, Duration.ofMinutes(7));
    var client = client(PARTIES.ours(), Parties.CLOCK, late, folder.resolve("old"), 10_000_000);
    assertThat(fault(catchThrowable(() -> client.retrieve("1")))).isEqualTo(Fault.MESSAGE_STALE);
  }

  @Test
  void storesNoMoreThanAllowed() throws IOException {
    var wire = folder.resolve("large.mime");
    var client = client(PARTIES.ours(), Parties.CLOCK, wire, 100_000);
    assertThat(fault(catchThrowable(() -> client.retrieve("1")))).isEqualTo(Fault.TOO_LARGE);
    assertThat(Files.size(wire)).isLessThanOrEqualTo(100_000);
  }

  @Test
  void givesUpAnAnswerThatTakesTooLong() {
    var client =
        client(
            PARTIES.ours(),
            Parties.CLOCK,
            Parties.CLOCK,
            folder.resolve("slow.mime"),
            10_000_000,
            Duration.ZERO);
    assertThat(fault(catchThrowable(() -> client.retrieve("1")))).isEqualTo(Fault.PARTNER_TIMEOUT);
  }

  private static Fault fault(Throwable thrown) {
    for (var each = thrown; each != null; each = each.getCause()) {
      if (each instanceof Refused refused) {
        return refused.fault();
      }
    }
    throw new AssertionError("not refused", thrown);
  }

  private static Lists client(KeyEntry ours, Clock clock, Path wire, long bytesMax) {
    return client(ours, clock, clock, wire, bytesMax);
  }

  private static Lists client(
      KeyEntry ours, Clock outClock, Clock inClock, Path wire, long bytesMax) {
    return client(ours, outClock, inClock, wire, bytesMax, TRANSFER);
  }

  private static Lists client(
      KeyEntry ours, Clock outClock, Clock inClock, Path wire, long bytesMax, Duration timeMax) {
    var factory = new JaxWsProxyFactoryBean();
    factory.setAddress(address);
    factory.setBindingId(SOAPBinding.SOAP12HTTP_BINDING);
    var lists = factory.create(Lists.class);
    var client = ClientProxy.getClient(lists);
    client
        .getOutInterceptors()
        .add(WsSecurity.out(ours, PARTIES.partner().certificate(), outClock));
    var in = WsSecurity.in(ours, Signers.of(PARTIES.partner().certificate()), TRANSFER, inClock);
    var tee = new WireTee(bytesMax, timeMax);
    client.getInInterceptors().addAll(List.of(tee, in));
    client.getInFaultInterceptors().addAll(List.of(tee, in));
    client.getRequestContext().put(WireTee.FILE, wire);
    return lists;
  }

  private static Received received(Path wire) {
    var profile =
        Profiles.profile(
            Suite.WS_SECURITY, Desk.BYTES_MAX, Signers.of(PARTIES.partner().certificate()));
    return new Received(profile, Parties.NOW, "test", wire);
  }
}
