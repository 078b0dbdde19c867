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
 * @param lookUp whether it reads the answer of a public look-up, which never becomes operators
 * @param per path within a record of what each makes an operator of its own
 * @param header terms by name
 * @param fields by canonical field; an empty list where the partner has nothing
 */
record Table(
    String document,
    Place place,
    Place formPlace,
    Way way,
    boolean lookUp,
    Form form,
    @Nullable String per,
    Map<String, Term> header,
    Map<String, List<Term>> fields) {

  enum Way {
    IN,
    OUT,
    BOTH
  }

  String partner() {
    return document.substring(0, document.indexOf('/'));
  }

  boolean writes() {
    return way != Way.IN;
  }

  Optional<Term> field(String name) {
    return fields.getOrDefault(name, List.of()).stream().findFirst();
  }
}
