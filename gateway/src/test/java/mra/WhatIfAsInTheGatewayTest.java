package mra;

import static java.util.stream.Collectors.joining;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mra.canonical.OperatorJson;
import mra.canonical.Registered;
import mra.partner.PartnerFiles;
import mra.recognition.PartyRoles;
import mra.recognition.Recogniser;
import mra.recognition.WhatIf;
import mra.rehearsal.Mischief;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A what-if over the exported registry answers as the gateway does, now and of days to come. It
 * differs in what no record holds, and in nothing else: {@code list} and {@code decisionId} are
 * null, a list that is not there has no age, and pauses are not known. Of the past the gateway asks
 * for what holds now as well, and a what-if does not.
 */
@Timeout(180)
class WhatIfAsInTheGatewayTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PROJECT = Path.of("..");
  private static final List<String> PARTNERS = List.of("EU", "HK", "MO", "CN");
  private static final int OF_EACH = 40;
  private static final int BATCH = 1_000;

  @TempDir private static Path home;
  private static Running running;
  private static String canonical;
  private static List<Registered> operators;

  @BeforeAll
  static void start() throws Exception {
    running = Running.patient(home, Map.of(EU, 120L, HK, 120L, MO, 120L));
    Rounds.good(running);
    for (int i = 0; i < 4; i++) {
      for (var partner : List.of(EU, HK, MO)) {
        // Few enough at once that no list is held.
        running.exchange(partner, 8, Mischief.NONE);
      }
    }
    running.exchange(HK, 0, Mischief.UNKNOWN_CODE_VALUE);
    var lines = new StringBuilder();
    for (var partner : PARTNERS) {
      lines.append(running.get("/api/v1/export?all=true&partner=" + partner).body());
    }
    canonical = lines.toString();
    operators = canonical.lines().map(OperatorJson::readRegistered).toList();
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @Test
  void someAreAbsentSomeAreMarkedAndSomeAreNotValid() {
    assertThat(operators).anyMatch(held -> !held.present());
    assertThat(operators).anyMatch(held -> held.setAsideSince() != null);
    assertThat(operators).map(held -> held.operator().standing()).hasSizeGreaterThan(1);
  }

  @Test
  void answersAboutEveryPartnersOperatorsAreTheSame() throws Exception {
    var questions = new ArrayList<String>();
    for (var partner : PARTNERS) {
      var some =
          Stream.concat(
              operators.stream().filter(held -> !held.present() || held.setAsideSince() != null),
              operators.stream());
      var asked =
          some.filter(held -> held.operator().partner().equals(partner))
              .distinct()
              .limit(OF_EACH)
              .toList();
      for (var held : asked) {
        questions.addAll(about(held, questions.size()));
      }
    }

    assertThat(questions).hasSizeGreaterThan(PARTNERS.size() * OF_EACH);
    expectTheSame(questions);
  }

  /** The table of every rule and its boundary, most of whose codes nobody has here. */
  @Test
  void answersToEveryStatedDeclarationOfNowAndOfDaysToComeAreTheSame() throws Exception {
    var questions = new ArrayList<String>();
    var stated = Files.readAllLines(Path.of("src/test/resources/mra/recognition/declarations.txt"));
    for (var line : stated) {
      var field = line.split(" \\| ");
      if (field.length == 8 && (field[0].equals("now") || field[0].startsWith("2027"))) {
        questions.add(
            question(
                field[0].equals("now") ? null : field[0],
                field[1],
                field[2],
                typed(field[3]),
                typed(field[4]),
                typed(field[5])));
      }
    }

    assertThat(questions).hasSizeGreaterThan(300);
    expectTheSame(questions);
  }

  private static List<String> about(Registered held, int number) throws Exception {
    var operator = held.operator();
    var code = operator.code().received();
    var roles = List.of("CONSIGNOR", "CONSIGNEE", "CARRIER", "DECLARANT", "FORWARDER");
    var role = roles.get(number % roles.size());
    var name = operator.names().isEmpty() ? null : operator.names().getFirst().text();
    var year = LocalDate.now(Clock.systemUTC()).getYear() + 1;
    var asked = new ArrayList<String>();
    asked.add(question(null, "IMPORT", "CONSIGNOR", null, code, name));
    asked.add(question(null, "EXPORT", role, null, "AEO<" + code + ">", "Somebody Else Ltd"));
    asked.add(question(year + "-06-01", "IMPORT", role, null, code.toLowerCase(Locale.ROOT), null));
    asked.add(question(null, "IMPORT", role, null, code + "7", name));
    for (var identifier : operator.identifiers().values()) {
      asked.add(question(null, "IMPORT", role, null, identifier, name));
    }
    return asked;
  }

  private static String question(
      @Nullable String at,
      String flow,
      String role,
      @Nullable String country,
      @Nullable String code,
      @Nullable String name)
      throws Exception {
    var party = new LinkedHashMap<String, @Nullable String>();
    party.put("role", role);
    party.put("country", country);
    party.put("code", code);
    party.put("name", name);
    var question = new LinkedHashMap<String, @Nullable Object>();
    question.put("at", at);
    question.put("flow", flow);
    question.put("parties", List.of(party));
    return JSON.writeValueAsString(question);
  }

  private static @Nullable String typed(String field) {
    return switch (field) {
      case "-" -> null;
      case "\"\"" -> "";
      default -> field.replace("\u2420", " ");
    };
  }

  private static void expectTheSame(List<String> questions) throws Exception {
    var theGateway = new ArrayList<JsonNode>();
    for (int i = 0; i < questions.size(); i += BATCH) {
      var batch = questions.subList(i, Math.min(i + BATCH, questions.size()));
      var body = batch.stream().collect(joining("\n", "", "\n"));
      theGateway.addAll(
          read(running.post("/api/v1/recognitions", "application/x-ndjson", body).body()));
    }
    var whatIf = read(ask(questions));

    assertThat(whatIf).hasSameSizeAs(questions);
    for (int i = 0; i < questions.size(); i++) {
      assertThat(whatIf.get(i)).as(questions.get(i)).isEqualTo(theGateway.get(i));
    }
  }

  private static String ask(List<String> questions) throws Exception {
    var partners = PartnerFiles.load(PROJECT, Optional.of(running.rehearsal().overlay()), Map.of());
    var setup =
        new Recogniser.Setup(
            partners.all(),
            PartyRoles.read(PROJECT.resolve("mappings/codelists/party-role.csv")),
            partners.own().timeZone(),
            Clock.systemUTC());
    var out = new ByteArrayOutputStream();
    new WhatIf(setup, in(canonical)).answer(in(String.join("\n", questions)), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static ByteArrayInputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Without what no file can know. */
  private static List<JsonNode> read(String lines) throws Exception {
    var all = new ArrayList<JsonNode>();
    for (var line : lines.lines().toList()) {
      var answer = JSON.readTree(line);
      answer
          .path("decisions")
          .forEach(decision -> ((ObjectNode) decision).remove(List.of("list", "decisionId")));
      all.add(answer);
    }
    return all;
  }
}
