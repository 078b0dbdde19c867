/**
 * What each administration agreed with us and how it speaks, read from {@code partners/} and
 * versioned.
 */
@org.jspecify.annotations.NullMarked
package mra.partner;
