package mra.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "key",
    description = {
      "Makes an access key with which a partner's system may bring its lists, fetch ours and post its receipts, and nothing else.",
      "The key is written to a file that its owner alone reads, and shown nowhere; the gateway is told its SHA-256.",
      "Made again under the same name, the key before it opens nothing any more."
    })
final class KeyCommand implements Callable<Integer> {
  @Mixin private Answered answered;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "push",
      description = "Tells one of the partner's systems from another. Default: ${DEFAULT-VALUE}.")
  private String name;

  @Option(names = "--revoke", description = "The system's key opens nothing from now on.")
  private boolean revoke;

  @Override
  public Integer call() throws IOException {
    var path =
        "/api/v1/partners/%s/keys/%s"
            .formatted(GatewayClient.encoded(partner), GatewayClient.encoded(name));
    var gateway = GatewayClient.connect();
    var file = KeyFile.named(partner + "-" + name);
    if (revoke) {
      gateway.delete(path);
      file.delete();
      answered.say(
          "The key of %s/%s opens nothing any more.".formatted(partner, name),
          "partner",
          partner,
          "name",
          name,
          "revoked",
          true);
    } else {
      file.make(sha256 -> gateway.put(path, Map.of("sha256", sha256)));
      answered.say(
          "The key of %s/%s is in %s".formatted(partner, name, file.path()),
          "partner",
          partner,
          "name",
          name,
          "file",
          file.path().toString());
    }
    return 0;
  }
}
