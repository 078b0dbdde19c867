package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import mra.trust.KeyRing;

/** The keys of everybody who takes part: made at the first start and kept. */
final class Credentials {
  private final Path keys;
  private final Path secrets;
  private final KeyRing gateway;
  private final Map<Administration, KeyRing> rings;
  private final KeyRing creditSystem;

  /**
   * @param keys folder of what the administrations keep to themselves
   * @param secrets folder of what the gateway is given
   */
  Credentials(Path keys, Path secrets, Clock clock) throws IOException {
    this.keys = PrivateFiles.folder(keys);
    this.secrets = PrivateFiles.folder(secrets);
    var fresh = new FreshKeys(clock);
    var now = clock.instant();
    gateway = gatewayKeys().open(fresh::gateway, now, FreshKeys.GATEWAY_EC);
    creditSystem = stored(CreditSystem.PARTNER).open(fresh::creditSystem, now);
    // Finding primes takes seconds, so it is done side by side.
    rings =
        Arrays.stream(Administration.values())
            .parallel()
            .collect(
                Collectors.toConcurrentMap(
                    Function.identity(),
                    each -> stored(each.name()).open(() -> fresh.of(each), now)));
  }

  StoredKeys gatewayKeys() {
    return new StoredKeys(secrets.resolve("keys.p12"), secrets.resolve("keys.password"));
  }

  KeyRing gateway() {
    return gateway;
  }

  KeyRing of(Administration administration) {
    return Objects.requireNonNull(rings.get(administration));
  }

  KeyRing creditSystem() {
    return creditSystem;
  }

  KeyPair sftpHost() throws IOException {
    return SshKeys.in(keys.resolve("hk-host"));
  }

  KeyPair sftpClient() throws IOException {
    return SshKeys.in(secrets.resolve("hk-sftp"));
  }

  /** What Macao's service wants to see in each request. */
  String token() throws IOException {
    return PrivateFiles.token(secrets.resolve("mo-token"));
  }

  private StoredKeys stored(String partner) {
    return new StoredKeys(keys.resolve(partner + ".p12"), keys.resolve(partner + ".password"));
  }
}
