package mra.rehearsal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import mra.trust.KeyEntry;

/** HTTPS under a private authority, a bearer token, and sealed pages. */
final class MoServer implements Outlet {
  private static final String PATH = "/aeo-lists/current";
  private static final int LOW_PRIORITY = 10;

  /** The file is its owner's only; the format wants a password. */
  private static final String PASSWORD = "rehearsal";

  private final WireMockServer server;
  private final MoPages pages = new MoPages();

  /**
   * @param store file for the server's key; WireMock takes it from nowhere else
   */
  MoServer(Path store, KeyEntry tls, String token) throws IOException {
    JdkStores.write(tls, store, PASSWORD);
    server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress(LOOPBACK)
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystoreType("PKCS12")
                .keystorePath(store.toString())
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD)
                .disableRequestJournal()
                .extensions(pages));
    server.stubFor(any(anyUrl()).atPriority(LOW_PRIORITY).willReturn(aResponse().withStatus(401)));
    server.stubFor(
        get(urlPathEqualTo(PATH))
            .withHeader("Authorization", equalTo("Bearer " + token))
            .willReturn(aResponse().withTransformers(MoPages.NAME)));
    server.start();
  }

  @Override
  public URI address() {
    return URI.create("https://localhost:" + server.httpsPort() + PATH);
  }

  @Override
  public void offer(Offer offer) {
    pages.offer(offer);
  }

  @Override
  public void close() {
    pages.close();
    server.stop();
  }
}
