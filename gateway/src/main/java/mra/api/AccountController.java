package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mra.api.Accounts.Account;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.FourEyes;
import mra.journal.Proposal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who of the house may come in. The keys themselves never come here. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "accounts")
public final class AccountController {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,49}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** The first key of one of several nodes, which may be gone for good. */
  private static final Pattern NODE = Pattern.compile("admin@[A-Za-z0-9][A-Za-z0-9._-]{0,93}");

  /** The first key's, which each start gives anew. */
  private static final String FIRST = "admin";

  private final Accounts accounts;
  private final FourEyes persons;

  public AccountController(Accounts accounts, FourEyes persons) {
    this.accounts = accounts;
    this.persons = persons;
  }

  /**
   * An account as an admin wants it.
   *
   * @param sha256 of a key of 256 random bits in base64url, lower-case hex
   * @param kind PERSON or SYSTEM; a person when null
   * @param roles of OPERATOR, ADMIN, AUDITOR, CLEARANCE; at least one
   */
  record Wanted(
      @Nullable String sha256,
      @Nullable String kind,
      @Nullable List<String> roles,
      @Nullable String reason) {}

  @GetMapping("/accounts")
  @Operation(summary = "Accounts of persons and systems of the house, by name")
  List<Account> all() {
    return accounts.all();
  }

  @GetMapping("/proposals")
  @Operation(
      summary =
          "What waits for a second person, oldest first; then what lapsed lately because nobody agreed, with lapsedAt")
  List<Proposal> proposals() {
    return Stream.concat(persons.open().stream(), persons.lapsed().stream()).toList();
  }

  @PutMapping("/accounts/{name}")
  @Operation(
      summary = "Gives or changes an account",
      responses = {
        @ApiResponse(
            responseCode = "202",
            description = "A second admin is waited for",
            useReturnTypeSchema = true),
        @ApiResponse(responseCode = "204", description = "It is given", content = @Content)
      })
  ResponseEntity<Proposal> give(
      @PathVariable String name, @RequestBody Wanted wanted, Authentication who) {
    var reason = new Because(wanted.reason()).required();
    var holder = new Holder(named(name), kind(wanted.kind()), roles(wanted.roles()));
    return accounts
        .give(holder, digest(wanted.sha256()), reason, Holder.of(who))
        .map(proposal -> ResponseEntity.accepted().body(proposal))
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  @PostMapping("/accounts/{name}/revoke")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "The account's key opens nothing from now on; 404 when it has none")
  void revoke(@PathVariable String name, @RequestBody Because why, Authentication who) {
    boolean ofANode = NODE.matcher(name).matches();
    accounts.revoke(ofANode ? name : named(name), why.required(), Holder.of(who));
  }

  private static String named(String name) {
    if (!NAME.matcher(name).matches() || name.toLowerCase(Locale.ROOT).equals(FIRST)) {
      throw wrong("name", "it is at most 50 letters, digits, dots, - and _, and is not " + FIRST);
    }
    return name;
  }

  private static Holder.Kind kind(@Nullable String kind) {
    return switch (kind) {
      case null -> Holder.Kind.PERSON;
      case "PERSON" -> Holder.Kind.PERSON;
      case "SYSTEM" -> Holder.Kind.SYSTEM;
      default -> throw wrong("kind", "it is PERSON or SYSTEM");
    };
  }

  private static Set<Role> roles(@Nullable List<String> names) {
    var house = Role.ofTheHouse();
    var roles = EnumSet.noneOf(Role.class);
    for (var name : names == null ? List.<String>of() : names) {
      roles.add(
          Arrays.stream(Role.values())
              .filter(role -> house.contains(role) && role.name().equals(name))
              .findFirst()
              .orElseThrow(() -> wrong("roles", "they are of " + house)));
    }
    if (roles.isEmpty()) {
      throw wrong("roles", "at least one of " + house);
    }
    return roles;
  }

  private static byte[] digest(@Nullable String sha256) {
    if (sha256 == null || !SHA256.matcher(sha256).matches()) {
      throw wrong("sha256", "it is 64 hexadecimal digits");
    }
    return HexFormat.of().parseHex(sha256);
  }

  private static Refused wrong(String where, String what) {
    return new Refused(Fault.QUESTION_INVALID, where, what);
  }
}
