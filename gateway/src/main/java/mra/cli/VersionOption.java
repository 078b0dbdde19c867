package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Supplier;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which version a person means. Whoever speaks first means the one that is there; whoever agrees
 * says which one he looked at.
 */
final class VersionOption {
  private static final Set<String> ACTIVATIONS = Set.of("ACTIVATE", "ACTIVATE_UNCOMPARED");
  private static final Set<String> ROLLBACKS = Set.of("ROLL_BACK");

  @Option(
      names = "--to",
      paramLabel = "DIGITS",
      description =
          "The version that is meant, at least its first 12 digits as ./mra versions shows them. Whoever agrees with somebody names it; whoever proposes may leave it out.")
  private @Nullable String digits;

  boolean isNamed() {
    return digits != null;
  }

  /**
   * @param versions of the partner, as the gateway tells them
   * @throws Refused E612 where somebody proposed it and it was not named, or there is none
   */
  String forActivation(Supplier<JsonNode> versions) {
    return meant(versions, "/candidate/version", ACTIVATIONS, "it has no candidate");
  }

  /**
   * @param versions of the partner, as the gateway tells them
   * @throws Refused E612 where somebody proposed it and it was not named, or there is none
   */
  String forRollback(Supplier<JsonNode> versions) {
    return meant(versions, "/back", ROLLBACKS, "no other version was ever in force");
  }

  private String meant(
      Supplier<JsonNode> versions, String where, Set<String> actions, String none) {
    if (digits != null) {
      return digits;
    }
    var now = versions.get();
    var partner = now.path("partner").asText();
    for (var proposal : now.path("proposals")) {
      if (actions.contains(proposal.path("action").asText())) {
        throw new Refused(Fault.VERSION_REFUSED, partner, toBeNamed(partner, proposal));
      }
    }
    var version = now.at(where);
    if (!version.isTextual()) {
      throw new Refused(Fault.VERSION_REFUSED, partner, none);
    }
    return version.asText();
  }

  private static String toBeNamed(String partner, JsonNode proposal) {
    var look = "./mra " + (isRollback(proposal) ? "versions " : "difference ") + partner;
    return "%s. Whoever agrees names the version: look at it (%s) and say --to %s"
        .formatted(proposed(proposal), look, version(proposal));
  }

  private static boolean isRollback(JsonNode proposal) {
    return ROLLBACKS.contains(proposal.path("action").asText());
  }

  /** Who wants what. */
  static String proposed(JsonNode proposal) {
    return "%s proposed %s of %s at %s: %s"
        .formatted(
            proposal.path("by").asText(),
            proposal.path("action").asText(),
            version(proposal),
            proposal.path("at").asText(),
            Table.printable(proposal.path("reason").asText()));
  }

  /** The subject is the partner and the version. */
  private static String version(JsonNode proposal) {
    var subject = proposal.path("subject").asText();
    return VersionsCommand.shortened(subject.substring(subject.indexOf(' ') + 1));
  }

  /**
   * What became of what a person said.
   *
   * @param verb the command's name, for the second person
   */
  static String sentence(String verb, JsonNode said) {
    var proposal = said.path("proposal");
    var version = VersionsCommand.shortened(said.path("version"));
    var partner = said.path("partner").asText();
    return proposal.path("second").isTextual()
        ? "%s is in force as %s, said by %s and %s"
            .formatted(
                partner, version, proposal.path("by").asText(), proposal.path("second").asText())
        : "%s as %s waits for a second person, who says ./mra %s %s --to %s --reason TEXT"
            .formatted(partner, version, verb, partner, version);
  }
}
