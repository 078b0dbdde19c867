package mra.rehearsal;

import static mra.fault.Fault.MALFORMED;

import java.util.ArrayList;
import java.util.List;
import mra.fault.Refused;

/** Records of RFC 4180, each ended by CRLF. */
final class CsvText {
  private final String text;
  private int at;

  CsvText(String text) {
    this.text = text;
  }

  /** Where the next record begins. */
  int position() {
    return at;
  }

  String between(int begin, int end) {
    return text.substring(begin, end);
  }

  /** The fields of the next record; none at the end. */
  List<String> next() {
    var fields = new ArrayList<String>();
    if (at == text.length()) {
      return fields;
    }
    fields.add(field());
    while (text.startsWith(",", at)) {
      at++;
      fields.add(field());
    }
    if (!text.startsWith("\r\n", at)) {
      throw new Refused(MALFORMED, "character " + at, "the line does not end here");
    }
    at += 2;
    return fields;
  }

  private String field() {
    return text.startsWith("\"", at) ? quoted() : plain();
  }

  private String plain() {
    int begin = at;
    while (at < text.length() && ",\r\n\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(begin, at);
  }

  private String quoted() {
    var field = new StringBuilder();
    at++;
    while (true) {
      int end = text.indexOf('"', at);
      if (end < 0) {
        throw new Refused(MALFORMED, "character " + at, "a quote is never closed");
      }
      field.append(text, at, end);
      at = end + 1;
      if (!text.startsWith("\"", at)) {
        return field.toString();
      }
      field.append('"');
      at++;
    }
  }
}
