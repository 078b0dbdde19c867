package mra.rehearsal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import mra.canonical.Operator;

/** Makes an administration's sealed list: one file, or one for each page. */
final class Publisher implements Publishing {
  private final Administration administration;
  private final Sealer sealer;
  private final Path folder;

  /**
   * @param folder where sealed lists wait to be fetched
   */
  Publisher(Administration administration, Sealer sealer, Path folder) {
    this.administration = administration;
    this.sealer = sealer;
    this.folder = folder;
  }

  @Override
  public Offer publish(ListFacts facts, Supplier<Iterator<Operator>> register, Mischief mischief)
      throws IOException {
    Supplier<Iterator<Operator>> operators = () -> BadContent.spoil(mischief, register.get());
    var parts =
        switch (administration) {
          case EU -> whole(new EuListWriter(), facts, operators, mischief);
          case HK -> whole(new HkListWriter(), facts, operators, mischief);
          case MO -> new PageFiles(sealer, folder).write(facts, operators, mischief);
        };
    if (mischief == Mischief.TRUNCATED) {
      halve(parts.getLast());
    }
    return new Offer(facts.document(), parts, mischief);
  }

  private List<Path> whole(
      ListWriter writer, ListFacts facts, Supplier<Iterator<Operator>> operators, Mischief mischief)
      throws IOException {
    var stated = BadContent.spoil(mischief, facts.withCount(writer.count(operators.get())));
    var file = folder.resolve(facts.document() + ".p7m");
    sealer.seal(mischief, out -> writer.write(stated, operators.get(), out), file);
    return List.of(file);
  }

  private static void halve(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(Files.size(file) / 2);
    }
  }
}
