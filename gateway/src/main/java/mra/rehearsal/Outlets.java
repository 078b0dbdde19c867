package mra.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import mra.partner.Signers;
import mra.trust.WsSecurity;
import org.apache.cxf.interceptor.InterceptorProvider;

/** Opens the servers, and tells the gateway's overlay where they are. */
final class Outlets {
  /** How long a request may take to arrive. */
  private static final Duration REQUEST_TIME = Duration.ofMinutes(1);

  private final Path folder;
  private final Credentials credentials;
  private final Clock clock;

  /**
   * @param folder where servers keep what they serve
   */
  Outlets(Path folder, Credentials credentials, Clock clock) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.credentials = credentials;
    this.clock = clock;
  }

  Receiving open(Administration administration) throws IOException {
    return switch (administration) {
      case EU -> eu();
      case HK -> hk();
      case MO -> mo();
    };
  }

  /** Values for the variables of the profiles. */
  static Map<String, String> values(Map<Administration, Desk> desks, Path drop) {
    var eu = address(desks, Administration.EU);
    var mo = URI.create(address(desks, Administration.MO));
    return Map.of(
        "CN_DROP_FOLDER", drop.toString(),
        "EU_LIST_URL", eu,
        "EU_PUSH_URL", eu,
        "HK_SFTP_URL", address(desks, Administration.HK),
        "MO_LIST_URL", mo.toString(),
        "MO_PUSH_URL", mo.resolve(HttpsServer.LISTS).toString(),
        "MO_RECEIPT_URL", mo.resolve(HttpsServer.RECEIPTS).toString());
  }

  private Receiving eu() throws IOException {
    var keys = credentials.of(Administration.EU);
    var clients = credentials.gateway().key(FreshKeys.GATEWAY_TLS).chain().getLast();
    return new SoapServer(
        folder.resolve("EU"), keys.key(FreshKeys.TLS), clients, this::secure, Site.LOOPBACK);
  }

  private void secure(InterceptorProvider endpoint) {
    var signer = credentials.of(Administration.EU).key(FreshKeys.SIGNER);
    var gateway = credentials.gateway().key(FreshKeys.GATEWAY_RSA).certificate();
    WsSecurity.install(endpoint, signer, gateway, Signers.of(gateway), REQUEST_TIME, clock);
  }

  private Receiving hk() throws IOException {
    return new SftpServer(
        folder.resolve("HK"),
        credentials.sftpHost(),
        credentials.sftpClient().getPublic(),
        SftpPlaces.USUAL,
        Site.LOOPBACK);
  }

  private Receiving mo() throws IOException {
    var tls = credentials.of(Administration.MO).key(FreshKeys.TLS);
    return new HttpsServer(
        folder.resolve("MO-tls.p12"),
        folder.resolve("MO"),
        tls,
        credentials.token(),
        credentials.token(),
        Paging.USUAL,
        Site.LOOPBACK);
  }

  private static String address(Map<Administration, Desk> desks, Administration administration) {
    var desk = desks.get(administration);
    return desk == null ? "" : desk.outlet().address().toString();
  }
}
