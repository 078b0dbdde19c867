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
    var form = plan.asOfForm();
    var asOf = form == null ? header.asOf().toString() : form.write(header.asOf(), zone);
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
    if (scalar == null || value == null) {
      return;
    }
    var constant = scalar.constant();
    if (constant == null) {
      spelling.put(scalar, value, fields);
    } else if (scalar == plan.type() && !constant.equals(value)) {
      throw new Refused(Fault.HEADER_INVALID, "type", "it always means " + constant);
    }
  }
}
