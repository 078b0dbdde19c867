package mra.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mra.partner.TrustProfile.Suite;
import mra.testing.ReceiptPage;
import mra.trust.SealRecipe.Mode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person verifies a receipt with the commands of docs/receipts.md, as they stand there. */
class ReceiptOpensslTest {
  private static final byte[] RECEIPT = "<receipt>回执</receipt>\r\n".repeat(5_000).getBytes(UTF_8);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void thePageProvesAReceipt(Suite suite) throws Exception {
    files(suite, sign(suite, Parties.of(suite).partner()));
    assertThat(run(suite)).as(this::output).isZero();
    assertThat(folder.resolve("receipt.xml")).hasBinaryContent(RECEIPT);
  }

  @ParameterizedTest
  @EnumSource
  void thePageCatchesAChangedReceipt(Suite suite) throws Exception {
    var signed = sign(suite, Parties.of(suite).partner());
    signed[1_000] ^= 1;
    files(suite, signed);
    assertThat(run(suite)).as(this::output).isNotZero();
  }

  @ParameterizedTest
  @EnumSource
  void thePageCatchesAForger(Suite suite) throws Exception {
    var parties = Parties.of(suite);
    var forger = new KeyEntry(parties.stranger().key(), parties.partner().chain());
    files(suite, sign(suite, forger));
    assertThat(run(suite)).as(this::output).isNotZero();
  }

  private byte[] sign(Suite suite, KeyEntry signer) throws IOException {
    var parties = Parties.of(suite);
    var trust = new Trust(parties.ring(), Spool.in(folder.resolve("spool")), Parties.CLOCK);
    var recipe = new SealRecipe(suite, Mode.GCM, signer, parties.ours().certificate());
    return trust.sign(recipe, RECEIPT);
  }

  private void files(Suite suite, byte[] signed) throws Exception {
    var parties = Parties.of(suite);
    Files.write(folder.resolve("receipt.der"), signed);
    Pem.write(folder.resolve("signer.pem"), List.of(parties.partner().certificate()));
    Pem.write(folder.resolve("authority.pem"), List.of(parties.authority().certificate()));
  }

  private int run(Suite suite) throws Exception {
    return ReceiptPage.run(suite == Suite.CMS_SM, folder);
  }

  private String output() {
    try {
      return Files.readString(folder.resolve("output"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
