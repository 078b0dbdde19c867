/** Mapping tables and code lists: a partner's fields to canonical operators, and back. */
@org.jspecify.annotations.NullMarked
package mra.mapping;
