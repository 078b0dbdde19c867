package mra.rehearsal;

import java.net.URI;
import java.nio.file.Path;
import mra.partner.PartnerProfile;
import mra.partner.Pull.Transport;
import org.jspecify.annotations.Nullable;

/**
 * How a partner is reached.
 *
 * @param from where its list is
 * @param to where ours goes
 * @param receipts where our receipts go
 */
record Addresses(String from, String to, String receipts) {
  private static final String HTTPS = "https://localhost:1/";

  /** Where nobody is: servers need what a profile says with an address, and only they have one. */
  static Addresses nowhere(PartnerProfile profile) {
    var push = profile.push();
    var pull = PlayedFiles.needed(profile.pull(), profile.id(), "pull");
    return new Addresses(
        somewhere(pull.over()), push == null ? HTTPS : somewhere(push.over()), HTTPS);
  }

  private static String somewhere(Transport over) {
    return switch (over) {
      case SFTP -> "sftp://localhost:1";
      case DROP -> Path.of("/").toString();
      case SOAP, HTTPS, SERVE -> HTTPS;
    };
  }

  /**
   * @param takes null where it takes nothing of ours
   */
  static Addresses of(PartnerProfile profile, Outlet offers, @Nullable Inbox takes) {
    var to = takes == null ? URI.create(HTTPS) : takes.outlet().address();
    var push = profile.push();
    boolean pages = push != null && push.over() == Transport.HTTPS;
    return new Addresses(
        offers instanceof DropOutlet drop ? drop.folder().toString() : offers.address().toString(),
        (pages ? to.resolve(HttpsServer.LISTS) : to).toString(),
        to.resolve(HttpsServer.RECEIPTS).toString());
  }
}
