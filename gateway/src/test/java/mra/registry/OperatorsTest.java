package mra.registry;

import static mra.registry.Lists.full;
import static mra.registry.Lists.named;
import static mra.registry.Lists.operator;
import static mra.registry.Lists.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mra.canonical.Name;
import mra.canonical.Operator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorsTest {
  private static final Instant LATER = Instant.parse("2026-12-01T00:00:00Z");

  private final Memory memory = new Memory();

  @BeforeEach
  void knowsSome() {
    memory.apply(
        full(
            "L1",
            "2026-11-20T03:00:00Z",
            operator("a/2"),
            operator("A1"),
            operator("B"),
            named("C_1", "100% Käse & Söhne"),
            named("C21", "海港示例有限公司")));
  }

  @Test
  void exportsInByteOrderOfTheNormalisedCode() {
    assertThat(memory.present())
        .extracting(each -> each.code().normalised())
        .containsExactly("A/2", "A1", "B", "C21", "C_1");
  }

  @Test
  void findsOneOperatorAtAMomentAsKnownAtAnother() {
    memory.apply(full("L2", "2026-11-22T03:00:00Z", suspended("B", "2026-11-21")));

    var then = Instant.parse("2026-11-20T12:00:00Z");
    assertThat(memory.operators.find("EU", "B", then, LATER).orElseThrow().operator())
        .isEqualTo(operator("B"));
    assertThat(memory.operators.find("EU", "B", LATER, LATER).orElseThrow().operator())
        .isEqualTo(suspended("B", "2026-11-21"));
    assertThat(memory.operators.find("EU", "A1", LATER, LATER).orElseThrow().present()).isFalse();
    assertThat(memory.operators.find("HK", "B", LATER, LATER)).isEmpty();
    assertThat(memory.operators.find("EU", "X", LATER, LATER)).isEmpty();
  }

  @Test
  void searchesByPartOfANameInAnyScriptAndCase() {
    assertThat(search("KÄSE", null)).containsExactly("C_1");
    assertThat(search("示例", null)).containsExactly("C21");
    assertThat(search("100%", null)).containsExactly("C_1");
    assertThat(search("1%k", null)).isEmpty();
    assertThat(search("gmbh", null)).containsExactly("A/2", "A1", "B");
  }

  @Test
  void searchesByIdentifier() {
    assertThat(search(null, "EORI:DEB")).containsExactly("B");
    assertThat(search(null, "VAT:DEB")).isEmpty();
    assertThat(search("muster", "EORI:DEB")).containsExactly("B");
  }

  @Test
  void pagesThroughWhatItFinds() {
    var first = memory.operators.search(new Search(null, null, 2, null));
    var second = memory.operators.search(new Search(null, null, 2, new Search.Key("EU", "A1")));

    assertThat(codes(first)).containsExactly("A/2", "A1");
    assertThat(codes(second)).containsExactly("B", "C21");
  }

  @Test
  void tellsWhatAnExchangeTouchedAsItIsNow() {
    var second =
        memory.apply(
            full("L2", "2026-11-22T03:00:00Z", operator("A1"), Lists.unreadable("B", null)));

    var touched = new ArrayList<OperatorVersion>();
    memory.operators.touchedBy(second.exchange(), touched::add);

    assertThat(touched)
        .extracting(each -> each.operator().code().normalised() + " " + each.present())
        .containsExactly("A/2 false", "B true", "C21 false", "C_1 false");
  }

  @Test
  void givesTheCurrentVersionsWithTheListTheyRestOn() {
    var all = new ArrayList<CurrentOperator>();
    memory.operators.current("EU", all::add);

    assertThat(all)
        .hasSize(5)
        .extracting(CurrentOperator::list)
        .containsOnly(new ListRef("L1", Instant.parse("2026-11-20T03:00:00Z")));
  }

  @Test
  void theCurrentVersionsAreTheOnesFoundOneByOne() {
    memory.apply(full("L2", "2026-11-22T03:00:00Z", operator("A1"), Lists.unreadable("B", null)));
    var now = Instant.parse("2026-11-30T00:00:00Z");
    var all = new ArrayList<CurrentOperator>();
    memory.operators.current("EU", all::add);

    assertThat(all)
        .isNotEmpty()
        .allSatisfy(current -> {
          var code = current.operator().code().normalised();
          var found = memory.operators.find("EU", code, now, now).orElseThrow();
          assertThat(current)
              .isEqualTo(
                  new CurrentOperator(
                      asAnswersNeedIt(found.operator()),
                      found.present(),
                      found.setAsideSince(),
                      found.list()));
        });
  }

  private static Operator asAnswersNeedIt(Operator all) {
    return new Operator(
        all.partner(),
        all.code(),
        all.identifiers(),
        all.names().stream().map(name -> new Name(name.text(), null)).toList(),
        null,
        all.programme(),
        all.roles(),
        all.standing(),
        all.standingSince(),
        all.validFrom(),
        all.validTo(),
        null,
        all.consent());
  }

  private List<String> search(@Nullable String name, @Nullable String identifier) {
    return codes(memory.operators.search(new Search(name, identifier, 10, null)));
  }

  private static List<String> codes(List<OperatorVersion> versions) {
    return versions.stream()
        .map(OperatorVersion::operator)
        .map(Operator::code)
        .map(code -> code.normalised())
        .toList();
  }
}
