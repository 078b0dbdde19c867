/** Measures the gateway against what an engineer would chain by hand, on the same files. */
@org.jspecify.annotations.NullMarked
package mra.bench;
