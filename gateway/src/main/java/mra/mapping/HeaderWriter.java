package mra.mapping;

import java.time.ZoneId;
import java.util.OptionalLong;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.Fields;
import org.jspecify.annotations.Nullable;

/** Fills the fields of a header. */
final class HeaderWriter {
  private final HeaderPlan plan;
  private final Spelling spelling;

  HeaderWriter(HeaderPlan plan, Spelling spelling) {
    this.plan = plan;
    this.spelling = spelling;
  }

  void write(ListHeader header, ZoneId zone, Fields fields) {
    set(plan.id(), header.document(), fields);
    set(plan.type(), header.type().name(), fields);
    boolean hasNoTurn = header.type() == ListType.URGENT && header.sequence().isEmpty();
    if (!hasNoTurn) {
      set(plan.sequence(), needed("sequence", plan.sequence(), header.sequence()), fields);
    }
    set(plan.count(), needed("count", plan.count(), header.count()), fields);
    var day = plan.asOfDay();
    var asOf =
        day == null
            ? header.asOf().toString()
            : day.format(header.asOf().atZone(zone).toLocalDate());
    set(plan.asOf(), asOf, fields);
  }

  private static @Nullable String needed(
      String field, @Nullable Scalar scalar, OptionalLong number) {
    if (scalar == null) {
      return null;
    }
    return Long.toString(
        number.orElseThrow(() ->
            new Refused(
                Fault.HEADER_INVALID, field, "the document states it, so it must be given")));
  }

  private void set(@Nullable Scalar scalar, @Nullable String value, Fields fields) {
    if (scalar != null && value != null) {
      var cell = scalar.cells().getFirst();
      fields.set(cell.group(), cell.column(), spelling.of(scalar, value));
    }
  }
}
