package mra.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mra.partner.Pull.Transport;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * SFTP with public-key login only; the newest list lies in one folder, receipts for ours in
 * another. Ours are left in others.
 */
final class SftpServer implements Receiving, Bringer {
  private final Path root;
  private final Path outgoing;
  private final Path answers;
  private final SftpPlaces places;
  private final Site site;
  private final SshServer server;
  private final Stall stall = new Stall();
  private volatile Mischief mischief = Mischief.NONE;
  private long stamp;

  SftpServer(Path root, KeyPair hostKey, PublicKey clientKey, SftpPlaces places, Site site)
      throws IOException {
    this.root = root;
    this.places = places;
    this.site = site;
    outgoing = Files.createDirectories(folder(places.offers()));
    answers = folder(places.answers());
    server = SshServer.setUpDefaultServer();
    server.setHost(site.listen());
    server.setPort(site.port(Transport.SFTP));
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
    server.setPublickeyAuthenticator((user, key, session) -> {
      boolean known = user.equals(places.user()) && KeyUtils.compareKeys(key, clientKey);
      if (!known) {
        turnedAway(user, key, session);
      }
      return known;
    });
    server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    server.setSubsystemFactories(List.of(sftp(new ReadOnlySftp())));
    server.start();
  }

  private void turnedAway(String user, PublicKey key, ServerSession session) {
    var detail = "login %s with key %s".formatted(user, KeyUtils.getFingerPrint(key));
    site.onlooker()
        .see(
            Sighting.of(Sight.TURNED_AWAY)
                .with("by", SftpFetches.address(session))
                .with("detail", detail));
  }

  private Path folder(String name) {
    return root.resolve(name.substring(1));
  }

  private SftpSubsystemFactory sftp(ReadOnlySftp rights) {
    var sftp = new SftpSubsystemFactory();
    sftp.addSftpEventListener(rights);
    sftp.addSftpEventListener(new SftpMischief(() -> mischief, stall));
    sftp.addSftpEventListener(new SftpFetches(places.offers(), site.onlooker()));
    return sftp;
  }

  @Override
  public URI address() {
    return URI.create("sftp://" + site.numbered() + ":" + server.getPort());
  }

  @Override
  public void offer(Offer offer) throws IOException {
    mischief = offer.mischief();
    var complete = put(offer);
    try (var files = Files.list(outgoing).filter(Files::isRegularFile)) {
      for (Path older : files.filter(file -> !file.equals(complete)).toList()) {
        Files.delete(older);
      }
    }
  }

  /** Beside the daily list, until the next one. */
  @Override
  public Brought bring(Offer offer, Misdelivery how) throws IOException {
    put(offer);
    return new Brought(offer.document(), 0, null, null);
  }

  /**
   * SFTP tells whole seconds: what took the place of a file as long within one would be no other.
   */
  private synchronized Path put(Offer offer) throws IOException {
    var name = offer.document() + ".p7m";
    var part = outgoing.resolve(name + ".part");
    Files.copy(offer.parts().getFirst(), part, StandardCopyOption.REPLACE_EXISTING);
    stamp = Math.max(stamp + 1, Files.getLastModifiedTime(part).to(TimeUnit.SECONDS));
    Files.setLastModifiedTime(part, FileTime.from(stamp, TimeUnit.SECONDS));
    return Files.move(
        part,
        outgoing.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void receive(Counter counter) {
    try {
      Files.createDirectories(answers);
      Files.createDirectories(folder(places.lists()));
      Files.createDirectories(folder(places.receipts()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setSubsystemFactories(
        List.of(sftp(new SftpUploads(root, places, counter, this::deliver))));
  }

  @Override
  public void deliver(String document, byte[] sealed) throws IOException {
    var part = Files.write(answers.resolve(document + ".p7m.part"), sealed);
    Files.move(
        part,
        answers.resolve(document + ".p7m"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    stall.close();
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
