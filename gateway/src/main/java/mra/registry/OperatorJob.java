package mra.registry;

import mra.canonical.RevalidationJob;

/**
 * A re-validation job, and the operator it is about.
 *
 * @param code normalised; the first one where the enterprise has several authorisations
 */
record OperatorJob(RevalidationJob job, String code) {}
