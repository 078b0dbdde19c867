/** Keeps a copy of everything a gateway remembers, and brings it back. */
@org.jspecify.annotations.NullMarked
package mra.backup;
