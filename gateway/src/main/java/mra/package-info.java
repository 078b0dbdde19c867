/** The gateway as one program: what starts it and what it can be told. */
@org.jspecify.annotations.NullMarked
package mra;
