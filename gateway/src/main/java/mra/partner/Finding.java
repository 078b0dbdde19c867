package mra.partner;

import java.nio.file.Path;
import java.util.Locale;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with the configuration, and where.
 *
 * @param line from 1; 0 when it concerns the whole file or folder
 * @param text what is wrong there, without a final full stop
 * @param suggestion what to do about it, without a final full stop; null where the text says it all
 */
public record Finding(
    Path file, int line, Fault fault, String text, @Nullable String suggestion, Severity severity) {

  public enum Severity {
    /** The configuration is not taken. */
    ERROR,
    /** It is taken; somebody should look. */
    WARNING
  }

  public static Finding error(Place place, Fault fault, String text, @Nullable String suggestion) {
    return new Finding(place.file(), place.line(), fault, text, suggestion, Severity.ERROR);
  }

  public static Finding warning(
      Place place, Fault fault, String text, @Nullable String suggestion) {
    return new Finding(place.file(), place.line(), fault, text, suggestion, Severity.WARNING);
  }

  public Place place() {
    return new Place(file, line);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  public Refused refusal() {
    return new Refused(fault, place().toString(), sentence());
  }

  /** What is wrong and what to do about it. */
  public String sentence() {
    return suggestion == null ? text : text + "; " + suggestion;
  }

  /** As compilers write it, so that editors jump to the place. */
  @Override
  public String toString() {
    return place()
        + ": "
        + severity.name().toLowerCase(Locale.ROOT)
        + " "
        + fault.code()
        + ": "
        + sentence();
  }
}
