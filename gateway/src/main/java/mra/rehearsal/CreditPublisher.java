package mra.rehearsal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import mra.canonical.Operator;
import mra.trust.Detached;
import mra.trust.SealRecipe;
import mra.trust.Trust;

/** The credit system's list in plain, and its signature in a file of its own. */
final class CreditPublisher implements Publishing {
  private final Trust trust;
  private final SealRecipe recipe;
  private final Path folder;

  /**
   * @param folder where lists are made
   */
  CreditPublisher(Trust trust, SealRecipe recipe, Path folder) {
    this.trust = trust;
    this.recipe = recipe;
    this.folder = folder;
  }

  @Override
  public Offer publish(ListFacts facts, Supplier<Iterator<Operator>> register, Mischief mischief)
      throws IOException {
    var writer = new CreditListWriter();
    var stated = facts.withCount(writer.count(register.get()));
    var list = folder.resolve(facts.document() + ".csv");
    try (var out = new BufferedOutputStream(Files.newOutputStream(list))) {
      writer.write(stated, register.get(), out);
    }
    var signature = Detached.beside(list);
    try (var in = Files.newInputStream(list);
        var out = Files.newOutputStream(signature)) {
      trust.seal(recipe, in, out);
    }
    return new Offer(facts.document(), List.of(list, signature), mischief);
  }
}
