/**
 * Simulated administrations that sign, encrypt and serve for real, with registers of invented
 * firms. Never loaded with {@code --external}.
 */
@org.jspecify.annotations.NullMarked
package mra.rehearsal;
