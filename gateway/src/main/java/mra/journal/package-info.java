/** The conversation's memory: every exchange, its bytes, its outcome, and which ids are taken. */
@org.jspecify.annotations.NullMarked
package mra.journal;
