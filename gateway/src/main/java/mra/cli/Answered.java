package mra.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What a command did: a sentence for people, an object for scripts. */
final class Answered {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Mixin private JsonOption output;

  /**
   * @param facts name, value, name, value
   */
  void say(String sentence, Object... facts) {
    spec.commandLine().getOut().println(output.json ? json(facts) : sentence);
  }

  /**
   * @param answer as the gateway gave it
   */
  void say(String sentence, JsonNode answer) {
    spec.commandLine().getOut().println(output.json ? answer.toPrettyString() : sentence);
  }

  private static String json(Object... facts) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < facts.length; i += 2) {
      named.put(facts[i].toString(), facts[i + 1]);
    }
    try {
      return JSON.writeValueAsString(named);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
