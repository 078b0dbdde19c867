/** Our words as values, and their JSON form; knows nobody. */
@org.jspecify.annotations.NullMarked
package mra.canonical;
