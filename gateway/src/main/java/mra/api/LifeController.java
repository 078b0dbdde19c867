package mra.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mra.exchange.LifeCycle;
import mra.exchange.LifeCycle.Moved;
import mra.exchange.LifeCycle.Mover;
import mra.exchange.Rehearsed;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.FourEyes;
import mra.journal.LifeStep;
import mra.journal.Lives;
import mra.journal.Proposal;
import mra.onboarding.ConformanceReport.Result;
import mra.partner.LifeState;
import mra.partner.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The state of a partner, how it came there, and where it may go. */
@RestController
@RequestMapping("/api/v1/partners/{id}/life")
@Tag(name = "partners")
public final class LifeController {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Partners partners;
  private final Lives lives;
  private final LifeCycle cycle;
  private final FourEyes persons;
  private final Clock clock;

  public LifeController(
      Partners partners, Lives lives, LifeCycle cycle, FourEyes persons, Clock clock) {
    this.partners = partners;
    this.lives = lives;
    this.cycle = cycle;
    this.persons = persons;
    this.clock = clock;
  }

  /**
   * Where a partner is to go.
   *
   * @param to a state's name
   * @param report of a rehearsal, as ./mra rehearse writes it; for REHEARSED alone
   */
  record Wanted(
      @Nullable String to,
      @Nullable String reason,
      @Schema(type = "object") @Nullable JsonNode report) {}

  /**
   * What a person said, and where the partner is now.
   *
   * @param proposal null where one person was enough
   * @param version SHA-256 of the version in force
   */
  record MovedView(@Nullable Proposal proposal, LifeStep life, String version) {}

  @GetMapping
  @Operation(
      summary =
          "The partner's state and what it permits, every state it ever had, what may come next and what that takes")
  LifeView life(@PathVariable String id) {
    var partner = partners.byId(id);
    var waiting = persons.open().stream().filter(each -> each.subject().equals(id)).toList();
    return LifeView.of(partner, lives.last(id), cycle.files(partner), lives.all(id), waiting);
  }

  @PostMapping
  @Operation(
      summary =
          "Brings the partner to another state; where it takes two persons the first proposes it and the second agrees",
      responses = {
        @ApiResponse(
            responseCode = "202",
            description = "A second person is waited for",
            useReturnTypeSchema = true),
        @ApiResponse(
            responseCode = "200",
            description = "It is in that state, on every node",
            useReturnTypeSchema = true),
        @ApiResponse(
            responseCode = "409",
            description =
                "No move leads there (E611), the report proves nothing (E616), or the same person says it again (E707)")
      })
  ResponseEntity<MovedView> move(
      @PathVariable String id, @RequestBody Wanted wanted, Authentication who) {
    var partner = partners.byId(id);
    var reason = new Because(wanted.reason()).required();
    var moved =
        cycle.move(partner, state(wanted.to()), reason, report(wanted.report()), mover(who));
    var body = new MovedView(moved.proposal(), moved.now(), partner.version());
    return waits(moved) ? ResponseEntity.accepted().body(body) : ResponseEntity.ok(body);
  }

  static Mover mover(Authentication who) {
    var holder = Holder.of(who);
    var roles = holder.roles().stream().map(Role::name).collect(Collectors.toSet());
    return new Mover(Accounts.voice(holder), roles);
  }

  private static boolean waits(Moved moved) {
    return moved.proposal() != null && !moved.proposal().isAgreed();
  }

  private static LifeState state(@Nullable String to) {
    return Arrays.stream(LifeState.values())
        .filter(state -> state.name().equals(to))
        .findFirst()
        .orElseThrow(() -> wrong("to", "it is one of " + List.of(LifeState.values())));
  }

  private @Nullable Rehearsed report(@Nullable JsonNode report) {
    if (report == null || report.isNull()) {
      return null;
    }
    var text = report.toString();
    if (text.length() > Rehearsed.CHARACTERS_MAX) {
      throw wrong("report", "it has more than %d characters".formatted(Rehearsed.CHARACTERS_MAX));
    }
    return new Rehearsed(
        text(report, "partner"),
        digest(text(report, "files")),
        instant(text(report, "at")),
        clock.instant(),
        report.path("passed").asBoolean() && passed(report),
        text);
  }

  /** What it says of itself has to follow from its promises. */
  private static boolean passed(JsonNode report) {
    var results = EnumSet.noneOf(Result.class);
    for (var promise : report.path("promises")) {
      results.add(result(promise.path("result").asText()));
    }
    return results.contains(Result.KEPT) && !results.contains(Result.BROKEN);
  }

  private static Result result(String name) {
    return Arrays.stream(Result.values())
        .filter(result -> result.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            wrong("report.promises", "the result of each is one of " + List.of(Result.values())));
  }

  private static String text(JsonNode report, String name) {
    var value = report.path(name);
    if (!value.isTextual()) {
      throw wrong("report." + name, "it is missing: give the report as ./mra rehearse wrote it");
    }
    return value.asText();
  }

  private static String digest(String files) {
    if (!SHA256.matcher(files).matches()) {
      throw wrong("report.files", "it is 64 hexadecimal digits");
    }
    return files;
  }

  private static Instant instant(String at) {
    try {
      return Instant.parse(at);
    } catch (DateTimeParseException none) {
      throw wrong("report.at", "it is no instant such as 2026-12-01T00:00:00Z");
    }
  }

  private static Refused wrong(String where, String what) {
    return new Refused(Fault.QUESTION_INVALID, where, what);
  }
}
