package mra.mapping;

import java.util.Set;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** A step that their text goes on its way to ours, and ours on its way back. */
sealed interface TextStep
    permits Prefix, TextStep.Empty, TextStep.Strip, TextStep.Case, Part, Fill {

  /** Null when nothing is left. */
  @Nullable String read(String text, String at);

  /** What reads as that text. */
  String write(String text, String at);

  /** Texts that mean that there is nothing. */
  record Empty(Set<String> texts) implements TextStep {
    @Override
    public @Nullable String read(String text, String at) {
      return texts.contains(text) ? null : text;
    }

    @Override
    public String write(String text, String at) {
      if (texts.contains(text)) {
        throw new Refused(Fault.VALUE_INVALID, at, "the text would be read as none");
      }
      return text;
    }
  }

  /** Characters to leave out. */
  record Strip(String characters) implements TextStep {
    @Override
    public @Nullable String read(String text, String at) {
      if (text.chars().noneMatch(c -> characters.indexOf(c) >= 0)) {
        return text;
      }
      var kept = new StringBuilder(text.length());
      text.codePoints().filter(c -> characters.indexOf(c) < 0).forEach(kept::appendCodePoint);
      return kept.isEmpty() ? null : kept.toString();
    }

    @Override
    public String write(String text, String at) {
      return text;
    }
  }

  /** Letters that are capitals, or none, for us; so we write them too. */
  record Case(boolean upper) implements TextStep {
    @Override
    public String read(String text, String at) {
      return upper
          ? text.toUpperCase(java.util.Locale.ROOT)
          : text.toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String write(String text, String at) {
      return text;
    }
  }
}
