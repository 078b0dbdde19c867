/** Routes by which lists travel: transports, schedules, and the one transaction at the end. */
@org.jspecify.annotations.NullMarked
package mra.exchange;
