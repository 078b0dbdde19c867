package mra.partner;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mra.partner.Pull.Transport;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/** Reads {@code pull}: how a list is fetched. */
final class PullReader {

  private static final Set<String> READ_ELSEWHERE =
      Set.of("over", "from", "at", "document", HostKeys.KEY);

  private final Variables variables;
  private final PartnerFolder folder;

  PullReader(Variables variables, PartnerFolder folder) {
    this.variables = variables;
    this.folder = folder;
  }

  @Nullable Pull read(Section pull) {
    if (!pull.exists()) {
      return null;
    }
    var over = transport(pull.text("over", ""));
    var from = filled(pull, "from").orElse(null);
    if (from != null) {
      expectAddress(pull, from, over);
    }
    return new Pull(
        over,
        from,
        pull.read("at", "", PullReader::expectCron),
        pull.read("document", "", this::expectTable),
        options(pull, over, from != null));
  }

  private static Transport transport(String text) {
    return switch (text) {
      case "sftp" -> Transport.SFTP;
      case "https" -> Transport.HTTPS;
      default -> Transport.SOAP;
    };
  }

  private Map<String, String> options(Section pull, Transport over, boolean connected) {
    var options = new LinkedHashMap<String, String>();
    if (over == Transport.SFTP) {
      options.put("directory", "/");
      new HostKeys(folder).read(pull, connected).ifPresent(keys -> options.put(HostKeys.KEY, keys));
    }
    for (var key : pull.keys()) {
      if (!READ_ELSEWHERE.contains(key)) {
        filled(pull, key)
            .ifPresentOrElse(value -> options.put(key, value), () -> unset(pull, key, connected));
      }
    }
    return Collections.unmodifiableMap(options);
  }

  private static void unset(Section pull, String key, boolean connected) {
    if (connected && pull.text(key).isPresent()) {
      pull.error(key, key + ": a variable in it has no value, though from has one");
    }
  }

  private Optional<String> filled(Section pull, String key) {
    var value = pull.text(key).flatMap(variables::fill);
    if (value.filter(Variables::mentioned).isPresent()) {
      pull.error(key, key + ": a variable is written ${CAPITALS_AND_DIGITS}");
    }
    return value;
  }

  /** The address is not repeated in messages: it may come from the environment. */
  private static void expectAddress(Section pull, String address, Transport over) {
    var scheme = over == Transport.SFTP ? "sftp" : "https";
    var uri = uri(address);
    if (uri.isEmpty() || !scheme.equals(uri.get().getScheme()) || uri.get().getHost() == null) {
      pull.error(
          "from", "from: with its variables filled it is not " + scheme + "://host:port/path");
    } else if (uri.get().getRawUserInfo() != null) {
      pull.error("from", "from: it holds a login; a login is an option, its key or token a secret");
    }
  }

  private static Optional<URI> uri(String address) {
    try {
      return Optional.of(new URI(address));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String expectCron(String text) {
    try {
      return new CronExpression(text).getCronExpression();
    } catch (ParseException e) {
      throw new IllegalArgumentException(
          "is no Quartz schedule such as 0 15 3 * * ?: " + sentence(e), e);
    }
  }

  private static String sentence(ParseException e) {
    var message = String.valueOf(e.getMessage());
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  private String expectTable(String document) {
    var name = PartnerFolder.table(document);
    if (folder.layers().find(name).isEmpty()) {
      throw new IllegalArgumentException("has no table " + name);
    }
    return document;
  }
}
