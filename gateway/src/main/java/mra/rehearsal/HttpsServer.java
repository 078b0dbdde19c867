package mra.rehearsal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import mra.partner.Pull.Transport;
import mra.trust.KeyEntry;

/** HTTPS under a private authority, bearer tokens, and sealed pages both ways. */
final class HttpsServer implements Receiving {
  static final String LISTS = "/aeo-lists";
  static final String RECEIPTS = "/receipts";
  private static final String PATH = LISTS + "/current";
  private static final int LOW_PRIORITY = 10;

  /** The file is its owner's only; the format wants a password. */
  private static final String PASSWORD = "rehearsal";

  private final Site site;
  private final WireMockServer server;
  private final PageDesk pages;
  private final HttpsCounter counter;

  /**
   * @param store file for the server's key; WireMock takes it from nowhere else
   * @param drawer where pages of ours wait for the others
   * @param fetching the token of who fetches its lists
   * @param handing the token of who hands it ours
   */
  HttpsServer(
      Path store,
      Path drawer,
      KeyEntry tls,
      String fetching,
      String handing,
      Paging paging,
      Site site)
      throws IOException {
    this.site = site;
    pages = new PageDesk(paging, site.onlooker());
    JdkStores.write(tls, store, PASSWORD);
    counter = new HttpsCounter(new PageDrawer(drawer));
    server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress(site.listen())
                .httpDisabled(true)
                .httpsPort(site.port(Transport.HTTPS))
                .keystoreType("PKCS12")
                .keystorePath(store.toString())
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD)
                .disableRequestJournal()
                .extensions(pages, counter, new HttpsStrangers(site.onlooker())));
    server.stubFor(
        any(anyUrl())
            .atPriority(LOW_PRIORITY)
            .willReturn(aResponse().withTransformers(HttpsStrangers.NAME)));
    server.stubFor(
        get(urlPathEqualTo(PATH))
            .withHeader("Authorization", equalTo("Bearer " + fetching))
            .willReturn(aResponse().withTransformers(PageDesk.NAME)));
    for (var path : List.of(LISTS, RECEIPTS)) {
      server.stubFor(
          post(urlPathEqualTo(path))
              .withHeader("Authorization", equalTo("Bearer " + handing))
              .willReturn(aResponse().withTransformers(HttpsCounter.NAME)));
    }
    server.start();
  }

  @Override
  public URI address() {
    return URI.create("https://" + site.called() + ":" + server.httpsPort() + PATH);
  }

  @Override
  public void offer(Offer offer) {
    pages.offer(offer);
  }

  @Override
  public void receive(Counter taking) {
    counter.receive(taking);
  }

  /** Who wants it sends the last page again. */
  @Override
  public void deliver(String document, byte[] sealed) {}

  @Override
  public void close() {
    pages.close();
    server.stop();
  }
}
