package mra.rehearsal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an id that comes from outside may look like, for it becomes the name of a file. */
final class DocumentId {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private DocumentId() {}

  static boolean isOne(@Nullable String text) {
    return text != null && FORM.matcher(text).matches();
  }
}
