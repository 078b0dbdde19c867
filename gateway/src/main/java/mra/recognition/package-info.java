/**
 * Whether a declared party is recognised, with which benefits, and why: pure thinking over an index
 * held in memory.
 */
@org.jspecify.annotations.NullMarked
package mra.recognition;
