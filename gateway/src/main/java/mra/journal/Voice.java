package mra.journal;

/**
 * Who says something that takes two.
 *
 * @param name of the account, which one person holds
 * @param person false for a system's account, which decides nothing
 */
public record Voice(String name, boolean person) {}
