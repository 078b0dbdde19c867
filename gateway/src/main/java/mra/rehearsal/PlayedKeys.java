package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import mra.partner.PartnerProfile;
import mra.partner.Pull.Transport;
import mra.partner.TrustProfile;
import mra.trust.Issuer.Kind;
import mra.trust.KeyEntry;
import mra.trust.KeyRing;

/** Fresh keys of one partner and of the gateway, under the names that profiles give them. */
final class PlayedKeys implements ServerKeys {
  private static final String CLIENT_KEY = "client-key";

  private final Path secrets;
  private final KeyRing theirs;
  private final KeyRing credit;
  private final KeyRing gateway;
  private final KeyPair sftpHost;
  private final KeyPair sftpClient;

  /**
   * @param folder of what partner and gateway keep
   * @param partner as far as its profile reads without addresses
   * @param all whose profiles name keys of the gateway
   */
  PlayedKeys(
      Path folder,
      PartnerProfile partner,
      TrustProfile trust,
      List<PartnerProfile> all,
      Clock clock)
      throws IOException {
    var fresh = new FreshKeys(clock);
    secrets = PrivateFiles.folder(folder.resolve("secret"));
    boolean server =
        all.stream().anyMatch(each -> each.id().equals(partner.id()) && hasServer(each));
    theirs = fresh.party(partner.id(), Kind.of(trust.suite()), server);
    credit = fresh.creditSystem();
    gateway = gateway(fresh.gateway(), all);
    gateway.write(secrets.resolve("keys.p12"), secrets.resolve("keys.password"));
    sftpHost = SshKeys.in(PrivateFiles.folder(folder.resolve("keys")).resolve("host"));
    sftpClient = SshKeys.in(folder.resolve("keys").resolve("client"));
  }

  /** Whether it has a server that shows a certificate. */
  static boolean hasServer(PartnerProfile partner) {
    var pull = partner.pull();
    var push = partner.push();
    return (pull != null && isTls(pull.over())) || (push != null && isTls(push.over()));
  }

  /** Where our list is fetched, our receipts are handed over by HTTPS. */
  private static boolean isTls(Transport over) {
    return over == Transport.HTTPS || over == Transport.SOAP || over == Transport.SERVE;
  }

  private static KeyRing gateway(KeyRing fresh, List<PartnerProfile> all) {
    var keys = new TreeMap<String, KeyEntry>();
    fresh.aliases().forEach(alias -> keys.put(alias, fresh.key(alias)));
    for (var partner : all) {
      var trust = partner.trust();
      if (trust != null && !trust.ours().isEmpty()) {
        keys.put(trust.ours(), fresh.key(FreshKeys.gateway(Kind.of(trust.suite()))));
      }
      options(partner, CLIENT_KEY)
          .forEach(alias -> keys.put(alias, fresh.key(FreshKeys.GATEWAY_TLS)));
    }
    return KeyRing.of(keys);
  }

  static Stream<String> options(PartnerProfile partner, String name) {
    var pull = partner.pull();
    var push = partner.push();
    return Stream.of(
            pull == null ? "" : pull.options().getOrDefault(name, ""),
            push == null ? "" : push.options().getOrDefault(name, ""))
        .filter(value -> !value.isEmpty());
  }

  /** Gives the gateway what the profile says it has: the SFTP key and the tokens. */
  void give(PartnerProfile partner) throws IOException {
    for (var name : options(partner, "private-key").toList()) {
      Files.copy(
          secrets.resolveSibling("keys").resolve("client"),
          secrets.resolve(name),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
    }
    for (var name : options(partner, "token").toList()) {
      token(name);
    }
  }

  /** A secret of that name; made when there is none. */
  @Override
  public String token(String name) throws IOException {
    return PrivateFiles.token(secrets.resolve(name));
  }

  Path secrets() {
    return secrets;
  }

  @Override
  public KeyRing theirs() {
    return theirs;
  }

  KeyRing credit() {
    return credit;
  }

  KeyRing gateway() {
    return gateway;
  }

  @Override
  public X509Certificate tlsClients() {
    return gateway.key(FreshKeys.GATEWAY_TLS).chain().getLast();
  }

  @Override
  public KeyPair sftpHost() {
    return sftpHost;
  }

  @Override
  public PublicKey sftpClient() {
    return sftpClient.getPublic();
  }
}
