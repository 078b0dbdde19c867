package mra.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mra.format.Form;
import mra.partner.Place;
import org.jspecify.annotations.Nullable;

/**
 * A mapping table as written.
 *
 * @param document for example EU/aeo-list
 * @param per path within a record of what each makes an operator of its own
 * @param change what a record says of its operator; null where it says nothing
 * @param header terms by name
 * @param fields by canonical field; an empty list where the partner has nothing
 */
record Table(
    String document,
    Place place,
    Place formPlace,
    Way way,
    Purpose purpose,
    Form form,
    @Nullable String per,
    @Nullable Term change,
    Map<String, Term> header,
    Map<String, List<Term>> fields) {

  /** What its records are. */
  enum Purpose {
    LIST,
    /** Answers of a public look-up, which never become operators. */
    LOOK_UP,
    /** Re-validation jobs of our own programme. */
    JOBS;

    static Purpose of(String word) {
      return switch (word) {
        case "look-up" -> LOOK_UP;
        case "jobs" -> JOBS;
        default -> LIST;
      };
    }

    /** What each of its tables has a line for. */
    List<String> fields() {
      return this == JOBS ? Words.JOB_FIELDS : Words.FIELDS;
    }

    /** Without which a record is none. */
    List<String> needed() {
      return switch (this) {
        case LIST -> Words.NEEDED;
        case LOOK_UP -> List.of();
        case JOBS -> Words.JOB_NEEDED;
      };
    }
  }

  enum Way {
    IN,
    OUT,
    BOTH
  }

  String partner() {
    return document.substring(0, document.indexOf('/'));
  }

  boolean lookUp() {
    return purpose == Purpose.LOOK_UP;
  }

  boolean writes() {
    return way != Way.IN;
  }

  Optional<Term> field(String name) {
    return fields.getOrDefault(name, List.of()).stream().findFirst();
  }
}
