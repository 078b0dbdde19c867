/** REST for machines: questions, operators, partners and exchanges under {@code /api/v1}. */
@org.jspecify.annotations.NullMarked
package mra.api;
