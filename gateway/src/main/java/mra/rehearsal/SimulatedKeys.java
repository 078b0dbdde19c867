package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mra.partner.PartnerProfile;
import mra.partner.TrustProfile;
import mra.trust.Issuer.Kind;
import mra.trust.KeyRing;

/** A simulated partner's keys: made at its first start and kept. The gateway's are its own. */
final class SimulatedKeys implements ServerKeys {
  private final Path kept;
  private final Path secrets;
  private final PartnerProfile partner;
  private final KeyRing theirs;
  private final X509Certificate ours;
  private final X509Certificate tlsClients;
  private final KeyPair sftpHost;
  private final PublicKey sftpClient;

  /**
   * @param kept folder of what it keeps to itself
   * @param secrets folder of what the gateway is given
   * @param partner as far as its profile reads without addresses
   * @param called the name that certificates must have
   * @throws mra.fault.Refused E618 when a certificate of the gateway's is needed and missing
   */
  SimulatedKeys(
      Path kept,
      Path secrets,
      PartnerProfile partner,
      TrustProfile trust,
      KnownGateway gateway,
      String called,
      Clock clock)
      throws IOException {
    this.kept = PrivateFiles.folder(kept);
    this.secrets = PrivateFiles.folder(secrets);
    this.partner = partner;
    boolean server = PlayedKeys.hasServer(partner);
    // Whoever is told nothing, and sends in plain, has no use for any.
    var needed = trust.ours().isEmpty() ? null : gateway.certificate(trust.ours());
    var client = PlayedKeys.options(partner, "client-key").findFirst();
    var clients = client.map(gateway::authority).orElse(null);
    var fresh = new FreshKeys(clock);
    var store =
        new StoredKeys(
            kept.resolve(partner.id() + ".p12"), kept.resolve(partner.id() + ".password"));
    var wanted = server ? FreshKeys.TLS : FreshKeys.SIGNER;
    var party =
        store.open(
            () -> fresh.party(partner.id(), Kind.of(trust.suite()), server),
            clock.instant(),
            wanted);
    theirs = fresh.called(party, List.of(called));
    ours = needed == null ? theirs.key(FreshKeys.SIGNER).certificate() : needed;
    tlsClients = clients == null ? ours : clients;
    sftpHost = SshKeys.in(kept.resolve("host"));
    sftpClient = login(gateway);
  }

  private PublicKey login(KnownGateway gateway) throws IOException {
    var name = PlayedKeys.options(partner, "private-key").findFirst();
    if (name.isEmpty()) {
      return SshKeys.in(kept.resolve("nobody")).getPublic();
    }
    var known = gateway.login(name.get());
    return known.isPresent() ? known.get() : SshKeys.in(secrets.resolve(name.get())).getPublic();
  }

  /** What the gateway signs with; its own where the partner needs none. */
  X509Certificate ours() {
    return ours;
  }

  @Override
  public KeyRing theirs() {
    return theirs;
  }

  @Override
  public KeyPair sftpHost() {
    return sftpHost;
  }

  @Override
  public PublicKey sftpClient() {
    return sftpClient;
  }

  @Override
  public X509Certificate tlsClients() {
    return tlsClients;
  }

  /** What the profile does not name is asked for by nobody. */
  @Override
  public String token(String name) throws IOException {
    Set<String> named = PlayedKeys.options(partner, "token").collect(Collectors.toSet());
    return PrivateFiles.token((named.contains(name) ? secrets : kept).resolve(name));
  }
}
