/**
 * XML Schema 1.0 compiled into tables that check a document while it streams by; what the tables
 * cannot express is refused when the schema is loaded, never ignored.
 */
@org.jspecify.annotations.NullMarked
package mra.format.schema;
