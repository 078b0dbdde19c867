package mra.rehearsal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import mra.canonical.Operator;
import mra.canonical.RevalidationJob;
import mra.trust.Detached;
import mra.trust.SealRecipe;
import mra.trust.Trust;

/** What the credit system exports in plain, and its signature in a file of its own. */
final class CreditPublisher implements Publishing {
  private final Trust trust;
  private final SealRecipe recipe;
  private final Path folder;
  private final Decided decided;

  /**
   * @param folder where lists are made
   */
  CreditPublisher(Trust trust, SealRecipe recipe, Path folder, Decided decided) {
    this.trust = trust;
    this.recipe = recipe;
    this.folder = folder;
    this.decided = decided;
  }

  @Override
  public Offer publish(ListFacts facts, Supplier<Iterator<Operator>> register, Mischief mischief)
      throws IOException {
    var writer = new CreditListWriter();
    var stated = facts.withCount(writer.count(register.get()));
    return new Offer(
        facts.document(),
        signed(facts.document(), out -> writer.write(stated, decided.since(register.get()), out)),
        mischief);
  }

  /** Re-validation jobs, as the system's table of them shows them. */
  Offer publish(String document, Instant asOf, Collection<RevalidationJob> jobs)
      throws IOException {
    var files = signed(document, out -> CreditJobsWriter.write(document, asOf, jobs, out));
    return new Offer(document, files, Mischief.NONE);
  }

  private interface Writing {
    void write(OutputStream out) throws IOException;
  }

  private List<Path> signed(String document, Writing writing) throws IOException {
    var file = folder.resolve(document + ".csv");
    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      writing.write(out);
    }
    var signature = Detached.beside(file);
    try (var in = Files.newInputStream(file);
        var out = Files.newOutputStream(signature)) {
      trust.seal(recipe, in, out);
    }
    return List.of(file, signature);
  }
}
