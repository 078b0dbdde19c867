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
    var path = "/api/v1/partners/" + GatewayClient.encoded(partner) + "/life";
    var answer = GatewayClient.connect().post(path, wanted);
    var proposal = answer.path("proposal");
    boolean waits = proposal.isObject() && !proposal.path("second").isTextual();
    answered.say(waits ? waiting(verb, proposal) : moved(answer.path("life")), answer);
    return 0;
  }

  private String waiting(String verb, JsonNode proposal) {
    return "%s proposed it at %s. It takes another person: ./mra %s %s --reason TEXT with a key of their own (MRA_KEY_FILE)."
        .formatted(proposal.path("by").asText(), proposal.path("at").asText(), verb, partner);
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
