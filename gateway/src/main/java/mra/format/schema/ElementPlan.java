package mra.format.schema;

/**
 * An element where it may stand.
 *
 * @param namespace interned, as is the name, so that a comparison is mostly one of addresses
 */
record ElementPlan(String namespace, String name, TypePlan type) {

  boolean is(String otherNamespace, String otherName) {
    return name.equals(otherName) && namespace.equals(otherNamespace);
  }
}
