package mra.onboarding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal showed of one partner, a line for each promise.
 *
 * @param partner the partner's id
 * @param files what was rehearsed, as {@link mra.partner.PartnerFiles#digest} says it
 * @param gateway the program that kept or broke the promises
 */
public record ConformanceReport(
    String partner, String files, Instant at, String gateway, List<Line> promises) {

  /** What became of a promise. */
  public enum Result {
    KEPT,
    BROKEN,
    /** It was not put to the test; the detail says why. */
    NOT_APPLICABLE
  }

  /**
   * One promise.
   *
   * @param id the same in every report
   * @param detail what was seen; empty where the promise says it all
   * @param exchange in which it was seen; null where it was none
   */
  public record Line(
      String id,
      String english,
      String chinese,
      Result result,
      String detail,
      @Nullable UUID exchange,
      long millis) {}

  public ConformanceReport {
    promises = List.copyOf(promises);
  }

  /** Whether no promise was broken and some were kept. */
  public boolean passed() {
    return count(Result.BROKEN) == 0 && count(Result.KEPT) > 0;
  }

  /** How many promises came to this. */
  public long count(Result result) {
    return promises.stream().filter(line -> line.result() == result).count();
  }

  /** Ids of the promises that were not put to the test. */
  public List<String> untested() {
    return promises.stream()
        .filter(line -> line.result() == Result.NOT_APPLICABLE)
        .map(Line::id)
        .toList();
  }

  /**
   * Says in both languages of which promises nothing is known; empty where that is none.
   *
   * @param untested their ids
   */
  public static String said(List<String> untested) {
    return untested.isEmpty() ? "" : "not put to the test (未检验): " + String.join(", ", untested);
  }

  /**
   * {@code {partner, files, at, gateway, passed, promises: [{id, promise: {en, zh}, result, detail,
   * exchange, millis}]}}.
   */
  public String json() {
    var mapper = new ObjectMapper();
    var report = mapper.createObjectNode();
    report.put("partner", partner).put("files", files).put("at", at.toString());
    report.put("gateway", gateway).put("passed", passed());
    var lines = report.putArray("promises");
    promises.forEach(line -> write(line, lines.addObject()));
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void write(Line line, ObjectNode out) {
    out.put("id", line.id());
    out.putObject("promise").put("en", line.english()).put("zh", line.chinese());
    out.put("result", line.result().name()).put("detail", line.detail());
    out.put("exchange", line.exchange() == null ? null : line.exchange().toString());
    out.put("millis", line.millis());
  }
}
