package mra.exchange;

import mra.journal.KeptReceipt;

/**
 * A receipt of ours as it travels.
 *
 * @param bytes what its transport carries: the signed form, encrypted for the partner unless the
 *     envelope around it is
 */
record SealedReceipt(KeptReceipt receipt, byte[] bytes) {}
