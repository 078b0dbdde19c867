package mra.clearance;

import java.time.Instant;
import java.util.UUID;
import mra.partner.Agreement.Flow;
import mra.recognition.Decision;
import mra.recognition.Party;
import org.jspecify.annotations.Nullable;

/**
 * What was asked about one party and what was answered.
 *
 * @param at when it was answered
 * @param askedAt the moment asked about, null for the moment of the answer
 * @param profileVersion of the partner asked, null when no partner could be told
 */
public record KeptDecision(
    UUID id,
    Instant at,
    @Nullable String declaration,
    Flow flow,
    @Nullable Instant askedAt,
    Party party,
    Decision decision,
    @Nullable String profileVersion) {}
