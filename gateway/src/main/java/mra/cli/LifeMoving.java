package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a person says about a partner's life, and what comes of it. */
abstract class LifeMoving {
  @Mixin private Answered answered;

  @Parameters(index = "0", paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  /**
   * Says it.
   *
   * @param verb the command's name, for the second person
   * @param wanted as REST takes it
   */
  int say(String verb, Map<String, Object> wanted) {
    var answer = GatewayClient.connect().post(path("/life"), wanted);
    var proposal = answer.path("proposal");
    boolean waits = proposal.isObject() && !proposal.path("second").isTextual();
    return say(waits ? waiting(verb, answer) : moved(answer.path("life")) + remark(), answer);
  }

  /** What is to be said with it; empty when nothing is. */
  String remark() {
    return "";
  }

  /** Tells what came of it. */
  int say(String sentence, JsonNode answer) {
    answered.say(sentence, answer);
    return 0;
  }

  /** Below the partner in REST. */
  String path(String what) {
    return "/api/v1/partners/%s%s".formatted(GatewayClient.encoded(partner), what);
  }

  private String waiting(String verb, JsonNode answer) {
    var proposal = answer.path("proposal");
    return "%s proposed it at %s, with version %s in force. It takes another person, whom whoever proposed did not let in, nor the other way round: ./mra %s %s --reason TEXT with a key of their own (MRA_KEY_FILE)."
        .formatted(
            proposal.path("by").asText(),
            proposal.path("at").asText(),
            VersionsCommand.shortened(answer.path("version")),
            verb,
            partner);
  }

  private static String moved(JsonNode life) {
    var second = life.path("agreedBy");
    return "%s is %s since %s by %s%s: %s"
        .formatted(
            life.path("partner").asText(),
            life.path("state").asText(),
            life.path("since").asText(),
            life.path("by").asText(),
            second.isTextual() ? " and " + second.asText() : "",
            life.path("reason").asText());
  }
}
