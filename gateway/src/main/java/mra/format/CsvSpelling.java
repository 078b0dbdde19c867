package mra.format;

import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Writes fields so that they are read as what they are; what a dialect cannot say is refused. */
final class CsvSpelling {
  private final char delimiter;
  private final @Nullable Character quote;
  private final boolean backslash;
  private final @Nullable String comment;

  CsvSpelling(Form.Csv form) {
    this.delimiter = form.dialect().delimiter();
    this.quote = form.dialect().quote();
    this.backslash = form.dialect().backslash();
    this.comment = form.lines().comment();
  }

  /**
   * @param first whether the field begins a line
   */
  void append(String field, boolean first, StringBuilder line, String where) {
    boolean likeComment = first && comment != null && field.startsWith(comment);
    if (quote != null) {
      quoted(field, quote, likeComment, line);
    } else if (likeComment) {
      throw new Refused(Fault.VALUE_INVALID, where, "it begins as a comment does");
    } else {
      plain(field, line, where);
    }
  }

  private void quoted(String field, char mark, boolean forced, StringBuilder line) {
    boolean needed = forced || field.chars().anyMatch(c -> isSpecial(c) || c == mark);
    if (!needed) {
      line.append(field);
      return;
    }
    line.append(mark);
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == mark || (backslash && c == '\\')) {
        line.append(backslash ? '\\' : mark);
      }
      line.append(c);
    }
    line.append(mark);
  }

  private void plain(String field, StringBuilder line, String where) {
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\n' || c == '\r' || (c == delimiter && !backslash)) {
        throw new Refused(
            Fault.VALUE_INVALID, where, "a line end or delimiter that cannot be written");
      }
      if (backslash && isSpecial(c)) {
        line.append('\\');
      }
      line.append(c);
    }
  }

  private boolean isSpecial(int c) {
    return c == delimiter || c == '\n' || c == '\r' || (backslash && c == '\\');
  }
}
