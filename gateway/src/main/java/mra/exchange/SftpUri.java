package mra.exchange;

import java.net.URI;
import java.util.Map;
import mra.fault.Fault;
import mra.fault.Refused;

/**
 * A folder at a partner's SFTP server as Camel addresses it: public key only, to a server whose key
 * is pinned.
 *
 * @param user our login there
 * @param privateKey file of our key
 * @param hosts bean that knows the server's keys
 */
record SftpUri(URI server, String user, String privateKey, String hosts, long silenceMillis) {
  private static final String COMMON =
      "sftp://%s:%d/%s?username=%s&privateKeyFile=RAW(%s)&knownHosts=#%s"
          + "&preferredAuthentications=publickey&strictHostKeyChecking=yes&useUserKnownHostsFile=false"
          + "&stepwise=false&disconnect=true&throwExceptionOnConnectFailed=true"
          // Keep-alive answers would keep a session for ever whose file stands still.
          + "&serverAliveCountMax=0&maximumReconnectAttempts=0&connectTimeout=%d&soTimeout=%d&timeout=%d";

  /** We never rename or delete there, and ask for one file at a time. */
  private static final String FETCHED =
      "&noop=true&idempotent=false&inProgressRepository=#%s&streamDownload=true"
          + "&maxMessagesPerPoll=1&eagerMaxMessagesPerPoll=false";

  /**
   * @param options of a profile's link
   * @throws Refused E601 naming the key that is missing
   */
  static SftpUri of(
      URI server,
      Map<String, String> options,
      PartnerSecrets secrets,
      Line.Beans beans,
      long silenceMillis) {
    return new SftpUri(
        server,
        option(options, "user"),
        secrets.file(option(options, "private-key")).toString(),
        beans.bind("hosts", KnownHosts.of(server, option(options, "host-key"))),
        silenceMillis);
  }

  private static String option(Map<String, String> options, String name) {
    var value = options.get(name);
    if (value == null) {
      throw new Refused(Fault.PROFILE_INVALID, name, "a link over SFTP needs it");
    }
    return value;
  }

  /**
   * To fetch from.
   *
   * @param inProgress bean that forgets, so that a second try sees the file again
   */
  String from(String directory, String inProgress) {
    return common(directory) + FETCHED.formatted(inProgress);
  }

  /** To put into: nobody sees a file before it is whole, and a whole one is never replaced. */
  String to(String directory) {
    return common(directory) + "&tempFileName=${file:name}.part&fileExist=Ignore&autoCreate=false";
  }

  private String common(String directory) {
    return COMMON.formatted(
        server.getHost(),
        server.getPort(),
        // Camel takes folders below the login's own only.
        directory.replaceFirst("^/", ""),
        user,
        privateKey,
        hosts,
        silenceMillis,
        silenceMillis,
        silenceMillis);
  }
}
