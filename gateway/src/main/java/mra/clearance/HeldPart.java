package mra.clearance;

import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import mra.recognition.Entry;
import mra.recognition.ListRef;
import mra.recognition.Part;
import mra.registry.OperatorVersion;
import mra.registry.Operators;
import mra.registry.PartnerState;
import org.jspecify.annotations.Nullable;

/** One partner's part of the index, and the last change that it holds. Its user locks it. */
final class HeldPart {
  /** Above this many changed operators reading the whole partner is cheaper than holding them. */
  private static final int STEP_MAX = 10_000;

  private final Operators operators;
  private final String partner;
  private Part part = Part.builder().build(null);
  private @Nullable UUID changedBy;

  HeldPart(Operators operators, String partner) {
    this.operators = operators;
    this.partner = partner;
  }

  /** Takes one step when it is the very next one, and whatever the registry holds otherwise. */
  Part after(AppliedList list) {
    boolean isNext = Objects.equals(changedBy, list.before());
    if (isNext && list.touched() > 0 && list.touched() <= STEP_MAX) {
      var now = state();
      step(list.exchange(), now);
      return statedBy(now);
    }
    return equalToRegistry();
  }

  Part equalToRegistry() {
    // Read first: rows that come later are read twice, never left out.
    var now = state();
    if (!Objects.equals(changedBy, now.changedBy())) {
      rebuild(now);
    }
    return statedBy(now);
  }

  /** Takes what was made of a part, unless another change came since. */
  Part become(Part tidied, Part from) {
    part = part == from ? tidied : part;
    return part;
  }

  private PartnerState state() {
    return operators.partner(partner).orElseThrow();
  }

  private void step(UUID exchange, PartnerState now) {
    var touched = new ArrayList<Entry>();
    operators.touchedBy(exchange, version -> touched.add(entry(version, last(now))));
    part = part.plus(touched);
    changedBy = exchange;
  }

  private void rebuild(PartnerState now) {
    var builder = Part.builder(now.present());
    var last = last(now);
    operators.current(
        partner,
        current ->
            builder.add(
                new Entry(
                    current.operator(),
                    current.present(),
                    current.setAsideSince(),
                    ahead(current.list(), last))));
    part = builder.build(null);
    changedBy = now.changedBy();
  }

  private Part statedBy(PartnerState now) {
    var id = now.lastList();
    var asOf = now.lastAsOf();
    if (id != null && asOf != null) {
      var list = new ListRef(id, asOf);
      part = list.equals(part.list()) ? part : part.statedBy(list);
    }
    return part;
  }

  private static @Nullable ListRef last(PartnerState now) {
    var asOf = now.lastAsOf();
    return asOf == null ? null : new ListRef(String.valueOf(now.lastList()), asOf);
  }

  /**
   * What recognition needs of a version.
   *
   * @param last the partner's last list of that moment
   */
  static Entry entry(OperatorVersion version, @Nullable ListRef last) {
    return new Entry(
        version.operator(),
        version.present(),
        version.setAsideSince(),
        ahead(version.list(), last));
  }

  /** Urgent lists alone are newer than the partner's last one, which says nothing of them yet. */
  private static @Nullable ListRef ahead(mra.registry.ListRef by, @Nullable ListRef last) {
    return last == null || by.asOf().isBefore(last.asOf()) || by.id().equals(last.id())
        ? null
        : new ListRef(by.id(), by.asOf());
  }
}
