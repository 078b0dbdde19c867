/** What {@code ./mra} runs: one class a command, each a thin door to a room. */
@org.jspecify.annotations.NullMarked
package mra.cli;
