/**
 * What a document of unknown layout looks like: read once, in bounded memory, for people who have
 * to write its mapping table. Nothing of it is ever acted on.
 */
@org.jspecify.annotations.NullMarked
package mra.format.outline;
