/** Several gateways on one database: who lives, whose turn it is, and what one tells the others. */
@org.jspecify.annotations.NullMarked
package mra.cluster;
