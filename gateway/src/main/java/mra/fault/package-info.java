/** The closed list of ways an exchange fails, each with its remedy. */
@org.jspecify.annotations.NullMarked
package mra.fault;
