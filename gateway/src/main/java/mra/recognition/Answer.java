package mra.recognition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decisions on one question, in the order of its parties. */
public record Answer(@Nullable String declaration, List<Decision> decisions) {
  public Answer {
    decisions = List.copyOf(decisions);
  }
}
