package mra.trust;

import java.nio.file.Path;
import java.time.Instant;
import mra.partner.PartnerProfile;

/**
 * Raw bytes as they came, from whom, when, over what; nothing about them is proven.
 *
 * @param at when the last byte had arrived; time stamps and certificates are judged at this moment
 * @param over where it came from, for people, without secrets
 * @param raw the stored wire form: CMS DER (several one after another when paged), or for SOAP the
 *     MIME message with its headers; under cms-detached the list itself, its signature {@link
 *     Detached#beside beside} it
 */
public record Received(PartnerProfile from, Instant at, String over, Path raw) {}
