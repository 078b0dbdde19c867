/** What domestic clearance hears of changes, what it may ask, and what it was told. */
@org.jspecify.annotations.NullMarked
package mra.clearance;
