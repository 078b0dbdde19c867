package mra.partner;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mra.partner.Pull.Transport;

/** Reads what {@code pull}, {@code push} and {@code receipts} have in common. */
final class Links {

  private static final Set<String> READ_ELSEWHERE =
      Set.of(
          "over",
          "from",
          "to",
          "at",
          "on",
          "document",
          PullReader.OTHERS,
          "deltas",
          "look-every",
          "full-every",
          "page-records",
          HostKeys.KEY);

  /** Tables that every partner may have both of: neither is a slip of the pen for the other. */
  private static final Set<String> IN_AND_OUT = Set.of("aeo-list.yaml", "cn-list.yaml");

  private final Variables variables;
  private final PartnerFolder folder;

  Links(Variables variables, PartnerFolder folder) {
    this.variables = variables;
    this.folder = folder;
  }

  static Transport transport(String text) {
    return switch (text) {
      case "sftp" -> Transport.SFTP;
      case "https" -> Transport.HTTPS;
      case "drop" -> Transport.DROP;
      case "serve" -> Transport.SERVE;
      default -> Transport.SOAP;
    };
  }

  /** The address with its variables filled in; empty while one of them has no value. */
  Optional<String> address(Section link, String key, Transport over) {
    var address = filled(link, key);
    address.ifPresent(text -> expectAddress(link, key, text, over));
    return address;
  }

  /**
   * What only this transport needs.
   *
   * @param address the key of the address
   * @param connected whether that has a value
   */
  Map<String, String> options(Section link, Transport over, String address, boolean connected) {
    var options = new LinkedHashMap<String, String>();
    if (over == Transport.SFTP) {
      new HostKeys(folder).read(link, connected).ifPresent(keys -> options.put(HostKeys.KEY, keys));
    }
    for (var key : link.keys()) {
      if (!READ_ELSEWHERE.contains(key)) {
        filled(link, key)
            .ifPresentOrElse(
                value -> options.put(key, value), () -> unset(link, key, address, connected));
      }
    }
    return Collections.unmodifiableMap(options);
  }

  String expectTable(String document) {
    var name = PartnerFolder.table(document);
    if (folder.layers().find(name).isEmpty()) {
      var file = name.substring(name.lastIndexOf('/') + 1);
      var others = folder.layers().list(name.substring(0, name.lastIndexOf('/')));
      throw new IllegalArgumentException(
          "has no table "
              + name
              + (IN_AND_OUT.contains(file) ? "" : DidYouMean.hint(file, others)));
    }
    return document;
  }

  private static void unset(Section link, String key, String address, boolean connected) {
    if (connected && link.text(key).isPresent()) {
      link.error(key, key + ": a variable in it has no value, though " + address + " has one");
    }
  }

  private Optional<String> filled(Section link, String key) {
    var value = link.text(key).flatMap(variables::fill);
    if (value.filter(Variables::mentioned).isPresent()) {
      link.error(key, key + ": a variable is written ${CAPITALS_AND_DIGITS}");
    }
    return value;
  }

  /** The address is not repeated in messages: it may come from the environment. */
  private static void expectAddress(Section link, String key, String address, Transport over) {
    if (over == Transport.DROP) {
      expectFolder(link, key, address);
      return;
    }
    var scheme = over == Transport.SFTP ? "sftp" : "https";
    var uri = uri(address);
    if (uri.isEmpty() || !scheme.equals(uri.get().getScheme()) || uri.get().getHost() == null) {
      link.error(
          key, key + ": with its variables filled it is not " + scheme + "://host:port/path");
    } else if (uri.get().getRawQuery() != null || uri.get().getRawFragment() != null) {
      link.error(key, key + ": what follows the path (? or #) cannot be part of it");
    } else if (uri.get().getRawUserInfo() != null) {
      link.error(key, key + ": it holds a login; a login is an option, its key or token a secret");
    }
  }

  private static void expectFolder(Section link, String key, String address) {
    try {
      if (Path.of(address).isAbsolute()) {
        return;
      }
    } catch (InvalidPathException noPath) {
      // the sentence below says it
    }
    link.error(key, key + ": with its variables filled it is not the absolute path of a folder");
  }

  private static Optional<URI> uri(String address) {
    try {
      return Optional.of(new URI(address));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
