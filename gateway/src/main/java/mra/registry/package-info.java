/** What each partner last told us and when we learnt it; stages, compares and judges a list. */
@org.jspecify.annotations.NullMarked
package mra.registry;
