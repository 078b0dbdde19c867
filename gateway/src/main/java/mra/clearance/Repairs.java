package mra.clearance;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import mra.canonical.Code;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.PartnerProfile;
import mra.recognition.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Declared codes that did not match, by the decisions kept: what a partner can have repaired. */
public final class Repairs {
  private static final int LINES_MAX = 10_000;

  /** Of an authorisation its code is told, whatever identifier was declared. */
  private static final String IN_VAIN =
      """
      select code, reasons[1] as reason, count(*) as times from decision
      where outcome = 'NOT_RECOGNISED'
        and reasons[1] in ('CODE_UNKNOWN', 'CODE_MALFORMED', 'ROLE_NOT_COVERED')
        and partner = :partner and at >= :from and at < :to and code is not null
      group by code, reasons[1] order by code collate "C", reasons[1] limit :limit
      """;

  private final JdbcClient jdbc;

  public Repairs(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /**
   * A code that was declared in vain.
   *
   * @param code normalised
   */
  public record Line(String code, Reason reason, long times) {}

  /**
   * What was found for a period.
   *
   * @param withheld declarations whose field held something that may be no code at all, and so
   *     never leaves
   */
  public record Found(List<Line> lines, long withheld) {}

  /**
   * Decisions of this partner from one moment (inclusive) to another (exclusive), in code order.
   *
   * @throws Refused E307 when the period holds too many
   */
  public Found of(PartnerProfile partner, Instant from, Instant to) {
    var all =
        jdbc.sql(IN_VAIN)
            .param("partner", partner.id())
            .param("from", from.atOffset(ZoneOffset.UTC))
            .param("to", to.atOffset(ZoneOffset.UTC))
            .param("limit", LINES_MAX + 1)
            .query((row, number) ->
                new Line(
                    Code.normalise(row.getString("code")),
                    Reason.valueOf(row.getString("reason")),
                    row.getLong("times")))
            .list();
    if (all.size() > LINES_MAX) {
      throw new Refused(
          Fault.LIMIT_EXCEEDED, partner.id(), "more than " + LINES_MAX + " codes; ask for less");
    }
    var lines = new ArrayList<Line>();
    long withheld = 0;
    var telling = telling(partner);
    for (var line : all) {
      if (line.reason() != Reason.CODE_MALFORMED || telling.matcher(line.code()).matches()) {
        lines.add(line);
      } else {
        withheld += line.times();
      }
    }
    return new Found(lines, withheld);
  }

  /**
   * What is not written like the partner's codes is told only where it begins like one of its
   * countries and is digits with at most four letters, as many as the kind of an authorisation has
   * (AEOF): a name, a telephone number or a note typed into the wrong field is nothing a partner
   * gets from us, and many names begin like a country.
   */
  private static Pattern telling(PartnerProfile partner) {
    var countries = String.join("|", partner.countries());
    return Pattern.compile(
        "(AEO)?(" + countries + ")(?![^A-Z]*([A-Z][^A-Z]*){5})(?=.*[0-9])[0-9A-Z/.-]{1,46}");
  }
}
