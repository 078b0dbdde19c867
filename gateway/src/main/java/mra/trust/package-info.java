/**
 * Bytes in, proof out: opens and seals what travels. Only home of Bouncy Castle, WSS4J and
 * Santuario.
 */
@org.jspecify.annotations.NullMarked
package mra.trust;
