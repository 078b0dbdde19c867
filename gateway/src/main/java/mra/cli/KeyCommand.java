package mra.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import mra.fault.Fault;
import mra.fault.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "key",
    description = {
      "Makes an access key with which a partner's system may bring its lists, and nothing else.",
      "The key is written to a file that its owner alone reads, and shown nowhere; the gateway is told its SHA-256.",
      "Made again under the same name, the key before it opens nothing any more."
    })
final class KeyCommand implements Callable<Integer> {
  private static final int KEY_BYTES = 32;

  @Spec private CommandSpec spec;

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
    var file = file();
    if (revoke) {
      gateway.delete(path);
      Files.deleteIfExists(file);
      say("The key of %s/%s opens nothing any more.".formatted(partner, name));
    } else {
      give(gateway, path, file);
      say("The key of %s/%s is in %s".formatted(partner, name, file));
    }
    return 0;
  }

  private Path file() {
    var folder = Surroundings.settings().home().resolve("secret").toAbsolutePath().normalize();
    var file = folder.resolve(partner + "-" + name + ".key").normalize();
    if (!folder.equals(file.getParent())) {
      throw new Refused(Fault.QUESTION_INVALID, partner + "/" + name, "no file is called so");
    }
    return file;
  }

  /** The file is there before the gateway lets anybody in with what it holds. */
  private static void give(GatewayClient gateway, String path, Path file) throws IOException {
    var random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    var key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Files.createDirectories(file.getParent(), mode("rwx------"));
    var next = Files.createTempFile(file.getParent(), "next", "", mode("rw-------"));
    try {
      Files.writeString(next, key + "\n");
      gateway.put(path, Map.of("sha256", sha256(key)));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private static FileAttribute<?> mode(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }

  private static String sha256(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private void say(String sentence) {
    spec.commandLine().getOut().println(sentence);
  }
}
