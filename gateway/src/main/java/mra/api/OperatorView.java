package mra.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import mra.canonical.OperatorJson;
import mra.partner.LifeState;
import mra.registry.OperatorVersion;
import org.jspecify.annotations.Nullable;

/**
 * An operator with what the registry knows about its record.
 *
 * @param operator the canonical record
 * @param life the partner's state, for clearance sees operators of some states only; absent where
 *     it is about the past
 * @param shown the standing, or ABSENT while the partner's list does not hold it
 */
record OperatorView(
    @JsonRawValue @Schema(type = "object") String operator,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LifeState life,
    String shown,
    boolean present,
    @Nullable Instant setAsideSince,
    Instant inForceFrom,
    @Nullable Instant inForceTo,
    Instant knownFrom,
    @Nullable Instant knownTo,
    String exchange,
    ListView list,
    String profileVersion) {

  record ListView(String id, Instant asOf) {}

  static OperatorView of(OperatorVersion version, @Nullable LifeState life) {
    return new OperatorView(
        OperatorJson.write(version.operator()),
        life,
        version.present() ? version.operator().standing().name() : "ABSENT",
        version.present(),
        version.setAsideSince(),
        version.inForceFrom(),
        version.inForceTo(),
        version.knownFrom(),
        version.knownTo(),
        version.exchange().toString(),
        new ListView(version.list().id(), version.list().asOf()),
        version.profileVersion());
  }
}
