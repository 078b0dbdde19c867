package mra.format.outline;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sample looks like.
 *
 * @param root the document; its first child is the document element of XML
 * @param record from below the root to what is one record, which is the last
 * @param csv null for the other kinds
 * @param fixed null for the other kinds
 */
public record Outline(
    Kind kind,
    Encoding encoding,
    Spot root,
    List<Spot> record,
    @Nullable Delimited csv,
    @Nullable Fixed fixed) {

  /** The formats by the words of mapping tables. */
  public enum Kind {
    XML,
    CSV,
    JSON,
    FIXED
  }

  /**
   * How the records of a CSV document stand in their lines.
   *
   * @param header fields of the record before the headings; empty when there is none
   * @param headings empty when the first record is one of data
   * @param trailer fields of the last record where that is none of data, else empty
   */
  public record Delimited(
      char delimiter,
      char quote,
      boolean crlf,
      List<String> header,
      List<String> headings,
      List<String> trailer) {}

  /**
   * How records of fixed width stand in their lines, in characters.
   *
   * @param trimmed whether some lines end before their last place
   * @param header names by place
   * @param record names by place
   * @param headerMark what the first line begins with; empty when there is no header
   * @param trailerMark what the last line begins with; empty when there is no trailer
   * @param count where the trailer tells how many records there are, or none
   */
  public record Fixed(
      int length,
      boolean trimmed,
      boolean crlf,
      Map<String, String> header,
      Map<String, String> record,
      String headerMark,
      int headerLength,
      String trailerMark,
      int trailerLength,
      String count,
      boolean countsAll) {}

  /** What is one record. */
  public Spot oneRecord() {
    return record.getLast();
  }
}
