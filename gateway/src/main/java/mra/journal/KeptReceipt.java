package mra.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import mra.fault.Fault;
import mra.journal.Receipt.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as it was signed.
 *
 * @param exchange of the list that it answers
 * @param id the receipt's own
 * @param way OUT when it is ours, for a list that came in; IN when it is theirs
 * @param signed CMS SignedData
 * @param madeAt when the receipt says the verdict was committed
 * @param sentAt of ours when the partner had it, null while we owe it; of theirs when it came
 * @param tries to send it that failed
 */
public record KeptReceipt(
    UUID exchange,
    String id,
    String partner,
    Way way,
    String document,
    Verdict verdict,
    byte[] signed,
    Instant madeAt,
    @Nullable Instant sentAt,
    int tries,
    @Nullable Fault lastFault) {

  private static final int UUID_LENGTH = 36;

  /**
   * Of ours: a name that says which list it answers; a later answer to the same list has another.
   */
  public String name() {
    return document + (id.length() > UUID_LENGTH ? id.substring(UUID_LENGTH) : "");
  }

  static KeptReceipt of(ResultSet row, int number) throws SQLException {
    var sent = row.getObject("sent_at", OffsetDateTime.class);
    var fault = row.getString("last_fault");
    return new KeptReceipt(
        row.getObject("exchange", UUID.class),
        row.getString("id"),
        row.getString("partner"),
        Way.valueOf(row.getString("way")),
        row.getString("document"),
        Verdict.valueOf(row.getString("verdict")),
        row.getBytes("signed"),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        sent == null ? null : sent.toInstant(),
        row.getInt("tries"),
        fault == null ? null : Fault.valueOf(fault));
  }
}
