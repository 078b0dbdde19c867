/** Real parts that tests share. */
@org.jspecify.annotations.NullMarked
package mra.testing;
