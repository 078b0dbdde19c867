/**
 * How an administration becomes a partner: its files are made, from a sample where there is one.
 */
@org.jspecify.annotations.NullMarked
package mra.onboarding;
