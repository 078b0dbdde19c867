package mra.registry;

import java.time.Instant;
import mra.canonical.ListType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings a partner's {@link PartnerState} to the list just applied. */
final class PartnerAdvance {
  private static final String UPDATE =
      """
      update partner set
        known_at = case when :touched then :known_at else known_at end,
        changed_by = case when :touched then :exchange else changed_by end,
        present = :present,
        last_sequence = case when :turn and :as_of >= coalesce(last_as_of, :as_of)
                             then coalesce(:sequence, last_sequence) else last_sequence end,
        last_list = case when :turn and :as_of >= coalesce(last_as_of, :as_of)
                         then :list_id else last_list end,
        last_as_of = case when :turn then greatest(last_as_of, :as_of) else last_as_of end,
        full_as_of = case when :full then :as_of else full_as_of end,
        full_present = case when :full then :present else full_present end
      where id = :partner
      """;

  private final JdbcClient jdbc;

  PartnerAdvance(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void to(StagedList list, Difference difference, Instant knownAt, boolean touched) {
    var header = list.header();
    var sequence = header.sequence();
    jdbc.sql(UPDATE)
        .param("partner", list.from().id())
        .param("touched", touched)
        .param("known_at", Times.utc(knownAt))
        .param("exchange", list.exchange())
        .param("present", difference.presentAfter())
        .param("turn", header.type().hasTurn())
        .param("list_id", header.document())
        .param("full", header.type() == ListType.FULL)
        .param("as_of", Times.utc(header.asOf()))
        .param(
            "sequence", sequence.isPresent() ? sequence.getAsLong() : null, java.sql.Types.BIGINT)
        .update();
  }
}
