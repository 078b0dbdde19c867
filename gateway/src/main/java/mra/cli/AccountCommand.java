package mra.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    name = "account",
    description = {
      "Gives a person or system of the house an account, changes it, or takes it away; without a name, lists them.",
      "The key is written to a file that its owner alone reads, and shown nowhere; the gateway is told its SHA-256.",
      "Whoever made the key of another never counts as the second person beside it: let people make their own with --new-key, and give the account by --digest.",
      "Once two admins hold keys of their own, it takes both to give a person a role that decides."
    })
final class AccountCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Of the account.")
  private @Nullable String name;

  @Option(
      names = "--roles",
      split = ",",
      paramLabel = "ROLE",
      description = "Of operator, admin, auditor, clearance.")
  private List<String> roles = new ArrayList<>();

  @Option(
      names = "--system",
      description = "A system's, which decides nothing; otherwise a person's.")
  private boolean system;

  @Option(
      names = "--digest",
      paramLabel = "SHA256",
      description = "Of a key that its owner made; otherwise one is made here.")
  private @Nullable String digest;

  @Option(
      names = "--new-key",
      description =
          "Makes a key in var/secret/NAME.key and prints its digest; needs no gateway, and replaces no file.")
  private boolean newKey;

  @Option(names = "--revoke", description = "The account's key opens nothing from now on.")
  private boolean revoke;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the evidence.")
  private @Nullable String reason;

  @Override
  public Integer call() throws IOException {
    if (name == null) {
      return list();
    }
    if (newKey) {
      KeyFile.named(name).fresh().make(this::say);
      return 0;
    }
    if (reason == null) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--reason=TEXT'");
    }
    return revoke ? revoke(name, reason) : give(name, reason);
  }

  private int revoke(String account, String why) {
    GatewayClient.connect()
        .post(
            "/api/v1/accounts/%s/revoke".formatted(GatewayClient.encoded(account)),
            Map.of("reason", why));
    say("The key of %s opens nothing any more.".formatted(account));
    return 0;
  }

  private int give(String account, String why) throws IOException {
    if (roles.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--roles=ROLE'");
    }
    var gateway = GatewayClient.connect();
    if (digest != null) {
      give(gateway, account, why, digest);
    } else {
      var file = KeyFile.named(account);
      file.make(sha256 -> give(gateway, account, why, sha256));
      say("The key of %s is in %s".formatted(account, file.path()));
    }
    return 0;
  }

  private void give(GatewayClient gateway, String account, String why, String sha256) {
    var upper = roles.stream().map(role -> role.strip().toUpperCase(Locale.ROOT)).toList();
    var proposal =
        gateway.put(
            "/api/v1/accounts/" + GatewayClient.encoded(account),
            Map.of(
                "sha256",
                sha256,
                "kind",
                system ? "SYSTEM" : "PERSON",
                "roles",
                upper,
                "reason",
                why));
    if (proposal.path("id").isTextual()) {
      say(
          "It takes another admin: ./mra account %s --roles %s --digest %s --reason TEXT"
              .formatted(account, String.join(",", roles), sha256));
    } else {
      say("%s may come in as %s".formatted(account, String.join(", ", upper)));
    }
  }

  private int list() {
    var accounts = GatewayClient.connect().get("/api/v1/accounts");
    if (output.json) {
      say(accounts.toPrettyString());
      return 0;
    }
    var table = new Table("account", "kind", "roles", "given by", "since", "until");
    for (var account : accounts) {
      var held = new ArrayList<String>();
      account.path("roles").forEach(role -> held.add(role.asText()));
      table.row(
          List.of(
              account.path("name").asText(),
              account.path("kind").asText(),
              String.join(",", held),
              account.path("givenBy").asText("-"),
              account.path("givenAt").asText(),
              account.path("retiredAt").asText("-")));
    }
    table.print(spec.commandLine().getOut());
    return 0;
  }

  private void say(String sentence) {
    spec.commandLine().getOut().println(sentence);
  }
}
