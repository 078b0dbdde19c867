package mra;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may look at whom, and which library lives where: one table each. */
class HouseTest {

  /** A room looks only at the rooms named, all of them on lower floors. */
  private static final Map<String, Set<String>> ROOMS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("fault", Set.of()),
              Map.entry("canonical", Set.of("fault")),
              Map.entry("partner", Set.of("canonical", "fault")),
              Map.entry("trust", Set.of("partner", "canonical", "fault")),
              Map.entry("recognition", Set.of("partner", "canonical", "fault")),
              Map.entry("audit", Set.of("canonical", "fault")),
              Map.entry("cluster", Set.of("fault")),
              Map.entry("registry", Set.of("partner", "canonical", "fault")),
              Map.entry("journal", Set.of("registry", "audit", "partner", "canonical", "fault")),
              Map.entry("format", Set.of("trust", "partner", "canonical", "fault")),
              Map.entry("mapping", Set.of("format", "trust", "partner", "canonical", "fault")),
              Map.entry(
                  "clearance",
                  Set.of(
                      "cluster",
                      "registry",
                      "recognition",
                      "audit",
                      "partner",
                      "canonical",
                      "fault")),
              Map.entry(
                  "exchange",
                  Set.of(
                      "clearance",
                      "cluster",
                      "mapping",
                      "format",
                      "journal",
                      "registry",
                      "audit",
                      "recognition",
                      "trust",
                      "partner",
                      "canonical",
                      "fault")),
              Map.entry(
                  "backup",
                  Set.of(
                      "clearance",
                      "journal",
                      "registry",
                      "audit",
                      "recognition",
                      "partner",
                      "canonical",
                      "fault")),
              Map.entry(
                  "onboarding",
                  Set.of(
                      "exchange",
                      "clearance",
                      "mapping",
                      "format",
                      "journal",
                      "registry",
                      "audit",
                      "recognition",
                      "trust",
                      "partner",
                      "canonical",
                      "fault")),
              Map.entry(
                  "rehearsal",
                  Set.of(
                      "onboarding",
                      "clearance",
                      "mapping",
                      "format",
                      "journal",
                      "registry",
                      "audit",
                      "recognition",
                      "trust",
                      "partner",
                      "canonical",
                      "fault")),
              Map.entry(
                  "api",
                  Set.of(
                      "exchange",
                      "onboarding",
                      "clearance",
                      "cluster",
                      "mapping",
                      "format",
                      "journal",
                      "registry",
                      "audit",
                      "recognition",
                      "trust",
                      "partner",
                      "canonical",
                      "fault"))));

  /** A library is used only by the rooms named; the root wires and may use all. */
  private static final Map<String, Set<String>> LIBRARIES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("org.bouncycastle..", Set.of("trust")),
              Map.entry("org.apache.wss4j..", Set.of("trust")),
              Map.entry("org.apache.xml.security..", Set.of("trust")),
              Map.entry("org.apache.camel..", Set.of("exchange", "clearance")),
              Map.entry("org.apache.cxf..", Set.of("exchange", "trust", "rehearsal")),
              Map.entry("com.ibm.icu..", Set.of("canonical", "recognition")),
              Map.entry("com.ctc.wstx..", Set.of("format")),
              Map.entry("org.codehaus.stax2..", Set.of("format")),
              Map.entry("com.sun.xml.xsom..", Set.of("format")),
              Map.entry("de.siegmar.fastcsv..", Set.of("partner", "format", "mapping")),
              Map.entry("net.sf.saxon..", Set.of("mapping")),
              Map.entry("com.networknt..", Set.of("partner")),
              Map.entry("org.yaml..", Set.of("partner")),
              Map.entry("org.quartz..", Set.of("partner", "exchange")),
              Map.entry(
                  "org.postgresql..",
                  Set.of("registry", "journal", "clearance", "cluster", "backup")),
              Map.entry("org.flywaydb..", Set.of()),
              Map.entry("io.zonky..", Set.of()),
              Map.entry("jakarta.jms..", Set.of("clearance")),
              Map.entry("org.apache.activemq..", Set.of("clearance")),
              Map.entry("org.apache.sshd..", Set.of("rehearsal")),
              Map.entry("com.github.tomakehurst..", Set.of("rehearsal")),
              Map.entry("org.apache.catalina..", Set.of("rehearsal")),
              Map.entry("picocli..", Set.of("cli")),
              Map.entry(
                  // api keeps its access keys: docs/decisions/0004.
                  "org.springframework.jdbc..",
                  Set.of("registry", "journal", "audit", "cluster", "clearance", "api", "backup")),
              Map.entry(
                  // A key and its evidence are one.
                  "org.springframework.transaction..",
                  Set.of("registry", "journal", "audit", "clearance", "exchange", "api"))));

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("mra");

  @TestFactory
  List<DynamicTest> aRoomLooksOnlyAtTheRoomsBelow() {
    return ROOMS.entrySet().stream()
        .map(room ->
            DynamicTest.dynamicTest(
                room.getKey(),
                () ->
                    classes()
                        .that(in(room.getKey()))
                        .should()
                        .onlyDependOnClassesThat(
                            in(room.getKey())
                                .or(in(room.getValue()))
                                .or(resideInAPackage("mra.eu.wsdl.."))
                                .or(DescribedPredicate.not(resideInAPackage("mra.."))))
                        .allowEmptyShould(true)
                        .check(HOUSE)))
        .toList();
  }

  @TestFactory
  List<DynamicTest> aLibraryLivesOnlyWhereTheTableSays() {
    return LIBRARIES.entrySet().stream()
        .map(library ->
            DynamicTest.dynamicTest(
                library.getKey(),
                () ->
                    noClasses()
                        .that(DescribedPredicate.not(in(library.getValue())).and(insideARoom()))
                        .should()
                        .dependOnClassesThat(resideInAPackage(library.getKey()))
                        .allowEmptyShould(true)
                        .check(HOUSE)))
        .toList();
  }

  @Test
  void everyRoomStandsInTheTable() {
    var rooms =
        HOUSE.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith("mra."))
            .map(name -> name.substring("mra.".length()).split("\\.")[0])
            .collect(Collectors.toSet());
    // Generated from the contract with the EU; console and cli look at everything.
    rooms.removeAll(Set.of("eu", "cli", "console"));
    assertThat(ROOMS.keySet()).containsAll(rooms);
  }

  private static DescribedPredicate<JavaClass> in(String room) {
    return resideInAPackage("mra." + room + "..");
  }

  private static DescribedPredicate<JavaClass> in(Set<String> rooms) {
    return resideInAnyPackage(
        rooms.stream().map(room -> "mra." + room + "..").toArray(String[]::new));
  }

  private static DescribedPredicate<JavaClass> insideARoom() {
    return resideInAPackage("mra.*..").and(DescribedPredicate.not(resideInAPackage("mra.eu..")));
  }
}
