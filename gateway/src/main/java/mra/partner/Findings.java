package mra.partner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong, so that one run shows all of it. */
public final class Findings {

  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(Finding::file).thenComparingInt(Finding::line);

  private final List<Finding> list = new ArrayList<>();

  public void error(Place place, Fault fault, String text) {
    error(place, fault, text, null);
  }

  /**
   * @param suggestion what to do about it
   */
  public void error(Place place, Fault fault, String text, @Nullable String suggestion) {
    add(Finding.error(place, fault, text, suggestion));
  }

  public void warning(Place place, Fault fault, String text) {
    warning(place, fault, text, null);
  }

  /**
   * @param suggestion what to do about it
   */
  public void warning(Place place, Fault fault, String text, @Nullable String suggestion) {
    add(Finding.warning(place, fault, text, suggestion));
  }

  public void add(Finding finding) {
    list.add(finding);
  }

  public void addAll(Findings others) {
    list.addAll(others.list);
  }

  public boolean hasErrors() {
    return list.stream().anyMatch(Finding::isError);
  }

  /** By file and line, each once. */
  public List<Finding> sorted() {
    return list.stream().distinct().sorted(BY_PLACE).toList();
  }

  /** Throws {@link mra.fault.Refused} naming the first error, if there is one. */
  public void refuseErrors() {
    sorted().stream()
        .filter(Finding::isError)
        .findFirst()
        .ifPresent(first -> {
          throw first.refusal();
        });
  }
}
