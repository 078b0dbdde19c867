package mra.mapping;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import mra.canonical.Code;
import mra.canonical.ListHeader;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.canonical.SetAside;
import mra.fault.Refused;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;

/** Whether what a table read can be written by it and read again as the same. */
final class RoundTrip {
  /** Enough to meet every kind of record that a sample has; the rest of a long one is like them. */
  private static final int RECORDS_MAX = 10_000;

  /** For the sentence that says what was lost. */
  private static final Map<String, Function<Operator, @Nullable Object>> FIELDS =
      new LinkedHashMap<>();

  static {
    FIELDS.put("code", Operator::code);
    FIELDS.put("identifiers", Operator::identifiers);
    FIELDS.put("names", Operator::names);
    FIELDS.put("address", Operator::address);
    FIELDS.put("programme", Operator::programme);
    FIELDS.put("roles", Operator::roles);
    FIELDS.put("standing", Operator::standing);
    FIELDS.put("standingSince", Operator::standingSince);
    FIELDS.put("validFrom", Operator::validFrom);
    FIELDS.put("validTo", Operator::validTo);
    FIELDS.put("office", Operator::office);
    FIELDS.put("consent", Operator::consent);
  }

  private final Mappings mappings;
  private final MappingCheck.Opener opener;
  private final PartnerProfile partner;
  private final String document;

  RoundTrip(
      Mappings mappings, MappingCheck.Opener opener, PartnerProfile partner, String document) {
    this.mappings = mappings;
    this.opener = opener;
    this.partner = partner;
    this.document = document;
  }

  /** What was lost; null when nothing was. */
  @Nullable String lost(Samples.Sample sample) throws IOException {
    var before = new Kept();
    ListHeader header;
    try (var opened = opener.open(partner, sample.file())) {
      var stream = mappings.toOperators(mappings.formats().read(opened, document));
      stream.forEach(before);
      header = counted(stream.header(), before.operators.size());
    }
    var written = Files.createTempFile("mra-round-trip", ".plain");
    try (var out = new BufferedOutputStream(Files.newOutputStream(written))) {
      mappings.write(partner, document, header, before.operators.iterator(), out);
      out.flush();
      try (var opened = opener.open(partner, written)) {
        var after = new Kept();
        mappings.toOperators(mappings.formats().read(opened, document)).forEach(after);
        return difference(before.operators, after.operators);
      }
    } catch (Refused refused) {
      return refused.getMessage();
    } finally {
      Files.delete(written);
    }
  }

  private static @Nullable String difference(List<Operator> before, List<Operator> after) {
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      if (!before.get(i).equals(after.get(i))) {
        return "operator %d comes back with another %s"
            .formatted(i + 1, difference(before.get(i), after.get(i)));
      }
    }
    return before.size() == after.size()
        ? null
        : before.size() + " operators come back as " + after.size();
  }

  private static String difference(Operator was, Operator is) {
    return FIELDS.entrySet().stream()
        .filter(field -> !Objects.equals(field.getValue().apply(was), field.getValue().apply(is)))
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(", "));
  }

  private static ListHeader counted(ListHeader header, int operators) {
    return new ListHeader(
        header.document(),
        header.type(),
        header.sequence(),
        header.asOf(),
        OptionalLong.of(operators));
  }

  private static final class Kept implements OperatorStream.Sink {
    final List<Operator> operators = new ArrayList<>();

    @Override
    public void operator(Operator operator) {
      if (operators.size() < RECORDS_MAX) {
        operators.add(operator);
      }
    }

    @Override
    public void gone(Code code) {
      throw new IllegalStateException("a table that tells of it has way: in");
    }

    @Override
    public void setAside(SetAside aside) {
      // Its sample's expectation speaks of it.
    }
  }
}
