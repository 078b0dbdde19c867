package mra.partner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mra.partner.Pull.Transport;
import org.jspecify.annotations.Nullable;

/** Reads {@code push} and {@code receipts}: how our list goes out and how lists are answered. */
final class PushReader {

  private static final String CHANGE = "CHANGE";
  private static final String BELOW = "/receipts";

  /** Suites that make one message of a list, without an envelope. */
  private static final Set<String> SERVABLE = Set.of("cms-rsa", "cms-sm", "cms-ec");

  private final Links links;

  PushReader(Links links) {
    this.links = links;
  }

  /**
   * @param pull whose options hold where push states none and both use the same transport
   */
  @Nullable Push read(Section profile, @Nullable Pull pull) {
    var push = profile.in("push");
    if (!push.exists()) {
      return null;
    }
    var stated = profile.in("pull");
    var over = Links.transport(push.text("over", ""));
    var to = links.address(push, "to", over);
    expectOtherFolder(push, stated);
    var options = new LinkedHashMap<String, String>();
    if (pull != null && pull.over() == channel(over)) {
      options.putAll(pull.options());
      options.remove("directory");
    }
    options.putAll(links.options(push, over, "to", to.isPresent()));
    if (over == Transport.SERVE) {
      expectServable(profile, options.containsKey("token"));
    } else if (to.isPresent()) {
      var sections = pull != null && pull.over() == over ? List.of(push, stated) : List.of(push);
      expectComplete(sections, over);
    }
    return new Push(
        over,
        to.orElse(null),
        push.texts("on").contains(CHANGE),
        schedules(push),
        push.read("document", "", links::expectTable),
        push.flag("deltas", true),
        push.read("full-every", Duration.ofDays(7), Amounts::duration),
        push.number("page-records", 0),
        Collections.unmodifiableMap(options));
  }

  Receipts receipts(Section receipts, @Nullable Pull pull, @Nullable Push push) {
    return new Receipts(
        receipts.read("within", Duration.ofHours(4), Amounts::duration),
        links.address(receipts, "to", Transport.HTTPS).orElse(null),
        receipts.text("directory").orElse(push == null ? null : below(push.options())),
        receipts.text("theirs").orElse(pull == null ? null : below(pull.options())));
  }

  private static @Nullable String below(Map<String, String> options) {
    var directory = options.get("directory");
    return directory == null ? null : (directory.equals("/") ? "" : directory) + BELOW;
  }

  private static List<String> schedules(Section push) {
    var schedules = new ArrayList<String>();
    for (var item : push.items("on")) {
      item.text()
          .filter(text -> !text.equals(CHANGE))
          .ifPresent(text -> {
            try {
              schedules.add(Cron.expect(text));
            } catch (IllegalArgumentException e) {
              item.error("on: '" + text + "' " + e.getMessage());
            }
          });
    }
    return List.copyOf(schedules);
  }

  /** Nobody could tell ours from theirs. */
  private static void expectOtherFolder(Section ours, Section theirs) {
    var key = "directory";
    boolean together =
        ours.text("over").equals(theirs.text("over"))
            && ours.text("to").equals(theirs.text("from"))
            && ours.text(key).isPresent()
            && ours.text(key).equals(theirs.text(key));
    if (together) {
      ours.error(key, key + ": it is that of pull too, so lists of both would lie together");
    }
  }

  /** What a partner fetches is answered by HTTPS. */
  private static Transport channel(Transport over) {
    return over == Transport.SERVE ? Transport.HTTPS : over;
  }

  private static void expectServable(Section profile, boolean hasToken) {
    var push = profile.in("push");
    if (!SERVABLE.contains(profile.in("trust").text("suite", ""))) {
      push.error(
          "over", "push over serve needs the suite cms-rsa, cms-sm or cms-ec: one sealed message");
    }
    if (profile.in("receipts").text("to").isPresent() && !hasToken) {
      push.error("over", "push over serve needs the key token, because receipts has an address");
    }
  }

  private static void expectComplete(List<Section> sections, Transport over) {
    var needed =
        switch (over) {
          case SOAP -> List.of("client-key");
          case SFTP -> List.of("user", "private-key", HostKeys.KEY);
          case HTTPS -> List.of("token");
          case DROP, SERVE -> List.<String>of();
        };
    for (var key : needed) {
      if (sections.stream().noneMatch(section -> section.text(key).isPresent())) {
        var push = sections.getFirst();
        push.error("over", "push over " + push.text("over", "") + " needs the key " + key);
      }
    }
  }
}
