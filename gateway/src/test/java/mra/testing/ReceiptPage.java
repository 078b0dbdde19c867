package mra.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The commands of docs/receipts.md, as they stand there. */
public final class ReceiptPage {
  private static final Pattern COMMANDS =
      Pattern.compile("^```bash\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private ReceiptPage() {}

  /**
   * Runs them in a folder that holds receipt.der, signer.pem and authority.pem; receipt.xml and
   * what they print, in the file output, lie there afterwards.
   *
   * @return the exit code: 0 when the receipt holds
   */
  public static int run(boolean sm, Path folder) throws Exception {
    var page = Files.readString(Path.of("..", "docs", "receipts.md"));
    List<MatchResult> commands = COMMANDS.matcher(page).results().toList();
    var process =
        new ProcessBuilder("bash", "-c", commands.get(sm ? 1 : 0).group(1))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("openssl does not end");
    }
    return process.exitValue();
  }
}
