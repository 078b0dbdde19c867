package mra.partner;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import mra.partner.Pull.Transport;
import org.jspecify.annotations.Nullable;

/** Reads {@code pull}: how a list is fetched. */
final class PullReader {

  static final String OTHERS = "other-documents";

  private static final String PAGE_SIZE = "page-size";

  private final Links links;

  PullReader(Links links) {
    this.links = links;
  }

  @Nullable Pull read(Section pull) {
    if (!pull.exists()) {
      return null;
    }
    var over = Links.transport(pull.text("over", ""));
    var from = links.address(pull, "from", over);
    var options = new LinkedHashMap<>(links.options(pull, over, "from", from.isPresent()));
    if (over == Transport.SFTP) {
      options.putIfAbsent("directory", "/");
    }
    int size = pull.number(PAGE_SIZE, 0);
    if (size > 0) {
      if (!"offset".equals(options.get("pages-by"))) {
        pull.error(PAGE_SIZE, PAGE_SIZE + ": only with pages-by: offset");
      }
      options.put(PAGE_SIZE, Integer.toString(size));
    }
    return new Pull(
        over,
        from.orElse(null),
        pull.read("at", "", Cron::expect),
        pull.read("document", "", links::expectTable),
        others(pull.in(OTHERS)),
        pull.read("look-every", null, Amounts::duration),
        Collections.unmodifiableMap(options));
  }

  private Map<String, String> others(Section named) {
    var others = new LinkedHashMap<String, String>();
    for (var beginning : named.keys()) {
      others.put(beginning, named.read(beginning, "", links::expectTable));
    }
    return Collections.unmodifiableMap(others);
  }
}
