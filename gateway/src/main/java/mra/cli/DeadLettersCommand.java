package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "dead-letters",
    description = "Lists messages that nobody could take, never what they say.")
final class DeadLettersCommand implements Callable<Integer> {
  private static final String PATH = "/api/v1/dead-letters";

  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Override
  public Integer call() {
    var letters = GatewayClient.connect().get(PATH);
    var out = spec.commandLine().getOut();
    if (output.json) {
      out.println(letters.toPrettyString());
      return 0;
    }
    var table = new Table("id", "address", "sent", "tries", "bytes", "reason");
    for (var letter : letters) {
      table.row(
          List.of(
              letter.path("id").asText(),
              letter.path("address").asText(),
              letter.path("sentAt").asText(),
              letter.path("tries").asText(),
              letter.path("bytes").asText(),
              letter.path("reason").asText()));
    }
    table.print(out);
    return 0;
  }

  @Command(description = "Sends one again to the queue it came from, or all that lie there.")
  int resend(
      @Parameters(paramLabel = "ID", arity = "0..1", description = "As the list shows it.")
          @Nullable Long id,
      @Option(names = "--all", description = "All that lie there now.") boolean all) {
    if ((id == null) != all) {
      throw new ParameterException(spec.commandLine(), "name an ID, or --all");
    }
    var gateway = GatewayClient.connect();
    if (id != null) {
      say("sent again", gateway.post(PATH + "/" + id + "/resend", Map.of()));
      return 0;
    }
    for (var letter : gateway.get(PATH)) {
      var path = PATH + "/" + letter.path("id").asText() + "/resend";
      say("sent again", gateway.post(path, Map.of()));
    }
    return 0;
  }

  @Command(description = "Throws one away for good; wants the role admin.")
  int drop(
      @Parameters(paramLabel = "ID", description = "As the list shows it.") long id,
      @Option(
              names = "--reason",
              required = true,
              paramLabel = "TEXT",
              description = "Why; kept with the evidence.")
          String reason) {
    var path = PATH + "/" + id + "/drop";
    say("thrown away", GatewayClient.connect().post(path, Map.of("reason", reason)));
    return 0;
  }

  private void say(String what, JsonNode letter) {
    spec.commandLine()
        .getOut()
        .printf("%s %s: %s%n", letter.path("id").asText(), what, letter.path("address").asText());
  }
}
