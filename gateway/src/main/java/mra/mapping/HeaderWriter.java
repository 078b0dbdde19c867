package mra.mapping;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.Fields;
import org.jspecify.annotations.Nullable;

/** Fills the fields of a header. */
final class HeaderWriter {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

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
    expectTold("sequence", plan.sequence(), header.sequence(), fields);
    expectTold("count", plan.count(), header.count(), fields);
  }

  /** What another line wrote has to say the same number as ours. */
  private static void expectTold(
      String field, @Nullable Scalar scalar, OptionalLong number, Fields fields) {
    if (scalar == null || !scalar.isPart() || number.isEmpty()) {
      return;
    }
    var ours = Long.toString(number.getAsLong());
    var told = told(field, scalar, fields);
    if (told == null
        || !NUMBER.matcher(told).matches()
        || Long.parseLong(told) != number.getAsLong()) {
      throw new Refused(
          Fault.HEADER_INVALID,
          field,
          "%s would be read there as %s, and it is %s".formatted(scalar.at(), told, ours));
    }
  }

  private static @Nullable String told(String field, Scalar scalar, Fields fields) {
    try {
      var none = DayCodes.of(List.of(), LocalDate.MIN);
      return scalar.read(new Reading(fields, new int[1], none, ZoneOffset.UTC));
    } catch (Misfit misfit) {
      throw new Refused(Fault.HEADER_INVALID, field, misfit.detail());
    }
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
    if (scalar == null || value == null || scalar.isPart()) {
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
