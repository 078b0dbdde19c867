package mra.registry;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;

/** An operator's history in sentences, as one person would tell another. */
public final class Story {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final ZoneId zone;

  /**
   * @param zone whose clock the sentences tell
   */
  public Story(ZoneId zone) {
    this.zone = zone;
  }

  /** The same sentence twice. */
  public record Sentence(String en, String zh) {
    private Sentence and(String english, String chinese) {
      return new Sentence(en + english, zh + chinese);
    }
  }

  /** Null for what is merely left of an older version: nothing was learned of it. */
  public @Nullable Sentence of(Told told) {
    if (told.isKept()) {
      return null;
    }
    var version = told.version();
    var minute = minute(version.knownFrom());
    var list = version.list().id();
    var learned =
        new Sentence(
            "On %s at %s we learned from list %s that "
                .formatted(minute.substring(0, 10), minute.substring(11), list),
            "%s，我们从名单%s得知，".formatted(minute, list));
    return end(told, until(told, what(told, learned)));
  }

  private Sentence what(Told told, Sentence learned) {
    var version = told.version();
    var since = minute(version.inForceFrom());
    var standing = version.operator().standing();
    var day = version.operator().standingSince();
    var from = day == null ? since : day.toString();
    if (told.change() == null) {
      return version.setAsideSince() == null
          ? learned.and("its record can be read again", "该企业的记录可以重新读取")
          : learned.and(
              "its record of " + since + " cannot be read, so that the earlier one stays in force",
              since + "的该企业记录无法读取，沿用此前记录");
    }
    return switch (told.change()) {
      case GRANTED ->
          learned.and(
              "it holds "
                  + programme(told)
                  + " and has been "
                  + english(standing)
                  + " since "
                  + from,
              "该企业自" + from + "起为" + programme(told) + "，" + chinese(standing));
      case SUSPENDED, REVOKED ->
          learned.and(
              "it has been " + english(standing) + " since " + from,
              "该企业自" + from + "起" + chinese(standing));
      case AMENDED -> amended(told, learned, from);
      case ABSENT ->
          learned.and(
              "it is no longer in the partner's list as of "
                  + since
                  + ", which revokes nothing but ends recognition",
              "截至" + since + "该企业已不在对方名单内（并非撤销，但不再予以互认）");
      case RETURNED ->
          learned.and(
              "it is in the partner's list again as of " + since + ", " + english(standing),
              "截至" + since + "该企业重新列入对方名单，" + chinese(standing));
    };
  }

  private Sentence amended(Told told, Sentence learned, String from) {
    var before = told.before();
    var standing = told.version().operator().standing();
    if (before != null && before.operator().standing() != standing) {
      return learned.and(
          "it has been " + english(standing) + " since " + from,
          "该企业自" + from + "起" + chinese(standing));
    }
    var fields = told.differences();
    return learned.and(
        fields.stream()
            .map(each -> each.field().english())
            .collect(
                Collectors.joining(
                    ", ",
                    "its record changed (",
                    ") as of " + minute(told.version().inForceFrom()))),
        fields.stream()
            .map(each -> each.field().chinese())
            .collect(
                Collectors.joining(
                    "、", "截至" + minute(told.version().inForceFrom()) + "该企业的记录有变更（", "）")));
  }

  private static Sentence until(Told told, Sentence so) {
    var before = told.before();
    boolean tellsStanding =
        before != null
            && told.change() != null
            && (before.present() != told.version().present()
                || before.operator().standing() != told.version().operator().standing());
    if (!tellsStanding || before == null) {
      return so;
    }
    var was = before.operator().standing();
    return before.present()
        ? so.and("; until then we believed it " + english(was), "；此前我们认为其" + chinese(was))
        : so.and("; until then it was absent", "；此前其不在名单内");
  }

  /** Where what we believed turned out to be wrong for a time that had passed. */
  private Sentence end(Told told, Sentence so) {
    if (!told.reachesBack()) {
      return so.and(".", "。");
    }
    var from = minute(told.version().inForceFrom());
    var known = minute(told.version().knownFrom());
    return so.and(
        "; this corrects what we believed of the time from "
            + from
            + " to "
            + known
            + ", and that belief is kept.",
        "；由此更正我们对" + from + "至" + known + "期间的认识，原认识仍予保留。");
  }

  private static String programme(Told told) {
    return told.version().operator().programme();
  }

  private static String english(Standing standing) {
    return switch (standing) {
      case VALID -> "valid";
      case SUSPENDED -> "suspended";
      case REVOKED -> "revoked";
      case WITHDRAWN -> "given up";
      case EXPIRED -> "expired";
    };
  }

  private static String chinese(Standing standing) {
    return switch (standing) {
      case VALID -> "资格有效";
      case SUSPENDED -> "资格已暂停";
      case REVOKED -> "资格已撤销";
      case WITHDRAWN -> "已放弃资格";
      case EXPIRED -> "资格已过期";
    };
  }

  private String minute(Instant instant) {
    return MINUTE.format(instant.atZone(zone));
  }
}
