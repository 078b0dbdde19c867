package mra.format;

import mra.format.schema.SchemaPlan;

/** How to read and write one XML document. */
record XmlPlan(SchemaPlan schema, XmlBinding document) {

  /**
   * Local name of the records when they lie directly below the root and one more or less breaks no
   * schema, else empty.
   */
  String recordBelowRoot() {
    return document.children.stream()
        .flatMap(root -> root.children.stream().filter(element -> mayBeLeftOut(root, element)))
        .map(element -> element.name)
        .findFirst()
        .orElse("");
  }

  private boolean mayBeLeftOut(XmlBinding root, XmlBinding element) {
    var place = schema.place(root.namespace, root.name);
    return element.record && place != null && place.repeats(element.namespace, element.name);
  }
}
