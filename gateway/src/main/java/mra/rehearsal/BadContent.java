package mra.rehearsal;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mra.canonical.Address;
import mra.canonical.Code;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;

/** Spoils what a list says; how it is written, sealed and sent stays as it should be. */
final class BadContent {
  /** Above what a profile allows a record by default (16 KiB), below what breaks a parser. */
  private static final int OVERSIZED_CHARS = 64 << 10;

  private static final int LINE_CHARS = 256;

  private BadContent() {}

  static ListFacts spoil(Mischief mischief, ListFacts facts) {
    return switch (mischief) {
      case WRONG_COUNT -> facts.withCount(facts.count() + 1);
      case SCHEMA_VIOLATION_OUTSIDE -> facts.withType("UNHEARD-OF");
      default -> facts;
    };
  }

  /**
   * @param page counted from 1
   */
  static ListFacts spoil(Mischief mischief, ListFacts facts, int page) {
    return mischief == Mischief.SNAPSHOT_MOVES && page > 1
        ? facts.withDocument(facts.document() + "-MOVED")
        : facts;
  }

  static Iterator<Operator> spoil(Mischief mischief, Iterator<Operator> operators) {
    return switch (mischief) {
      case EMPTY -> List.<Operator>of().iterator();
      case SHRUNK -> twoOfFive(operators);
      case SCHEMA_VIOLATION_IN_RECORD -> first(operators, BadContent::withoutForm);
      case UNKNOWN_CODE_VALUE ->
          first(operators, o -> copy(o, o.code(), o.names(), o.address(), "UNHEARD_OF"));
      case OVERSIZED_RECORD -> first(operators, BadContent::oversized);
      case DUPLICATES_EQUAL -> again(operators, o -> o);
      case DUPLICATES_DIFFERENT ->
          again(operators, o -> o.with(Standing.SUSPENDED, o.standingSince()));
      default -> operators;
    };
  }

  private static Iterator<Operator> twoOfFive(Iterator<Operator> operators) {
    return stream(operators)
        .filter(o -> Math.floorMod(o.code().normalised().hashCode(), 5) < 2)
        .iterator();
  }

  private static Iterator<Operator> first(
      Iterator<Operator> operators, UnaryOperator<Operator> change) {
    var spoilt = Stream.generate(operators::next).limit(1).map(change);
    return Stream.concat(spoilt, stream(operators)).iterator();
  }

  /** The first operator once more at the end, never beside itself. */
  private static Iterator<Operator> again(
      Iterator<Operator> operators, UnaryOperator<Operator> change) {
    var first = operators.next();
    var rest = Stream.concat(Stream.of(first), stream(operators));
    return Stream.concat(rest, Stream.of(first).map(change)).iterator();
  }

  /** An address without lines or a country's code breaks the XSD; elsewhere the code is missing. */
  private static Operator withoutForm(Operator operator) {
    if (operator.partner().equals("EU")) {
      var nowhere = new Address(List.of(), null, null, null, "Nowhere");
      return copy(operator, operator.code(), operator.names(), nowhere, operator.programme());
    }
    var names = operator.names();
    return copy(operator, Code.of(""), names, operator.address(), operator.programme());
  }

  private static Operator oversized(Operator operator) {
    var name = operator.names().getFirst();
    // The XSD bounds a name but not how many there are; elsewhere there is one in each language.
    var names =
        operator.partner().equals("EU")
            ? Collections.nCopies(OVERSIZED_CHARS / LINE_CHARS, longer(name, LINE_CHARS))
            : List.of(longer(name, OVERSIZED_CHARS));
    return copy(operator, operator.code(), names, operator.address(), operator.programme());
  }

  private static Name longer(Name name, int chars) {
    return new Name("x".repeat(chars), name.lang());
  }

  private static Operator copy(
      Operator o, Code code, List<Name> names, @Nullable Address address, String programme) {
    return new Operator(
        o.partner(),
        code,
        new TreeMap<>(o.identifiers()),
        names,
        address,
        programme,
        o.roles(),
        o.standing(),
        o.standingSince(),
        o.validFrom(),
        o.validTo(),
        o.office(),
        o.consent());
  }

  private static Stream<Operator> stream(Iterator<Operator> operators) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            Objects.requireNonNull(operators), Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }
}
