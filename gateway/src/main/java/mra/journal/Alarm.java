package mra.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that people have to look at.
 *
 * @param partner the node's name where it is of one
 * @param detail as it was when it began
 * @param closedAt null while it lasts
 */
public record Alarm(
    UUID id,
    String partner,
    Kind kind,
    String detail,
    Instant openedAt,
    @Nullable Instant closedAt) {

  /** Why; the names are API. */
  public enum Kind {
    /** No good list came within the time that the profile expects one. */
    LIST_LATE("No list came in time", "名单未按时收到"),
    /** The last good list is older than the agreement allows. */
    LIST_STALE("The list is older than allowed", "名单已过期"),
    /** Lists wait for people, or for another list. */
    LIST_HELD("A list is held", "名单待人工处理"),
    /** What the partner sent last could not be taken as a list. */
    LIST_QUARANTINED(
        "What the partner sent last could not be taken as a list", "对方最近发来的报文未能作为名单接收"),
    /** A list of ours was not answered within the time agreed. */
    RECEIPT_MISSING("The partner has not answered our list", "未收到对方回执"),
    /** A list of ours was refused, is held there, or was put away after the last try. */
    LIST_NOT_TAKEN("The partner did not take our list", "对方未接受名单"),
    /** Exchanges and pings fail. */
    PARTNER_DOWN("The partner cannot be reached", "无法连接对方"),
    /** Decisions that were answered are not in the database in time. */
    DECISIONS_WAIT(true, "Decisions wait for the database", "判定记录等待写入数据库"),
    /** Decisions that were answered cannot go into the database. */
    DECISIONS_SET_ASIDE(true, "Decisions do not go into the database", "判定记录无法写入数据库"),
    /** A partner in force names a country that is another's, and this node began without it. */
    PARTNER_LEFT_OUT(true, "A partner is left out", "有伙伴未被启用");

    private final boolean ofNode;
    private final String en;
    private final String zh;

    Kind(String en, String zh) {
      this(false, en, zh);
    }

    Kind(boolean ofNode, String en, String zh) {
      this.ofNode = ofNode;
      this.en = en;
      this.zh = zh;
    }

    /** Whether it is a node of ours that is looked at, and not a partner. */
    public boolean isOfNode() {
      return ofNode;
    }

    public String en() {
      return en;
    }

    public String zh() {
      return zh;
    }
  }

  static Alarm of(ResultSet row, int number) throws SQLException {
    var closed = row.getObject("closed_at", OffsetDateTime.class);
    return new Alarm(
        row.getObject("id", UUID.class),
        row.getString("partner"),
        Kind.valueOf(row.getString("kind")),
        row.getString("detail"),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        closed == null ? null : closed.toInstant());
  }
}
