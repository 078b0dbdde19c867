package mra.format;

import mra.format.schema.SchemaPlan;

/** How to read and write one XML document. */
record XmlPlan(SchemaPlan schema, XmlBinding document) {

  /** Local name of the records when they lie directly below the root, else empty. */
  String recordBelowRoot() {
    return document.children.stream()
        .flatMap(root -> root.children.stream())
        .filter(element -> element.record)
        .map(element -> element.name)
        .findFirst()
        .orElse("");
  }
}
