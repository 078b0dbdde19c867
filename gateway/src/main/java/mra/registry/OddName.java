package mra.registry;

import mra.canonical.NameLikeness;
import org.jspecify.annotations.Nullable;

/**
 * An operator of a list with a name that is not what it looks like.
 *
 * @param code normalised
 * @param name as received
 * @param looksLike the code of the operator whose name it seems to be; null where it only mixes
 *     scripts
 */
record OddName(String code, NameLikeness why, String name, @Nullable String looksLike) {}
