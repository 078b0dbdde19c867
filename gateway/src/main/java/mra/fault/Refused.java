package mra.fault;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one way a step says no. The message is one sentence with the fault's code, the place and what
 * to do; it never holds personal data or a secret.
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}+");

  private final Fault fault;
  private final String where;
  private final String detail;

  /**
   * @param where file, line, record or path, empty when there is none
   * @param detail what is wrong there, without a final full stop, empty when the fault says it all
   */
  public Refused(Fault fault, String where, String detail, @Nullable Throwable cause) {
    super(sentence(fault, plain(where), unstopped(plain(detail))), cause);
    this.fault = fault;
    this.where = plain(where);
    this.detail = unstopped(plain(detail));
  }

  public Refused(Fault fault, String where, String detail) {
    this(fault, where, detail, null);
  }

  /** What our own disk does not take; the reason is the operating system's. */
  public static Refused byDisk(Path at, IOException why) {
    return new Refused(Fault.DISK_UNUSABLE, at.toString(), reason(why), why);
  }

  private static String reason(IOException why) {
    var reason = why instanceof FileSystemException named ? named.getReason() : why.getMessage();
    return reason != null
        ? reason
        : switch (why) {
          case NoSuchFileException none -> "No such file or folder";
          case AccessDeniedException closed -> "Permission denied";
          case NotDirectoryException file -> "Not a folder";
          case FileAlreadyExistsException there -> "It exists already";
          default -> why.getClass().getSimpleName();
        };
  }

  public Fault fault() {
    return fault;
  }

  public String where() {
    return where;
  }

  public String detail() {
    return detail;
  }

  /** A partner's words go to terminals and logs, which must not obey them. */
  private static String plain(String text) {
    return CONTROLS.matcher(text).replaceAll(" ");
  }

  /** Parsers end their sentences, and ours goes on. */
  private static String unstopped(String text) {
    return text.endsWith(".") && !text.endsWith("..") ? text.substring(0, text.length() - 1) : text;
  }

  private static String sentence(Fault fault, String where, String detail) {
    var text =
        new StringBuilder(fault.code())
            .append(' ')
            .append(fault.what(), 0, fault.what().length() - 1);
    if (!where.isEmpty()) {
      text.append(" (").append(where).append(')');
    }
    if (!detail.isEmpty()) {
      text.append(": ").append(detail);
    }
    return text.append(". ").append(fault.todo()).toString();
  }
}
