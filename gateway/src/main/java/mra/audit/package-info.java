/** Append-only evidence of what the gateway did. */
@org.jspecify.annotations.NullMarked
package mra.audit;
