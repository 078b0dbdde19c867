package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import mra.canonical.Operator;

/** Cuts Macao's list into pages and seals each by itself. */
final class PageFiles {
  /** So small that the usual list already has several pages; large lists have larger pages. */
  private static final int OPERATORS_MIN = 15;

  private static final int OPERATORS_MAX = 1_000;
  private static final int PAGES_WANTED = 100;

  private final Sealer sealer;
  private final Path folder;

  PageFiles(Sealer sealer, Path folder) {
    this.sealer = sealer;
    this.folder = folder;
  }

  List<Path> write(ListFacts facts, Supplier<Iterator<Operator>> operators, Mischief mischief)
      throws IOException {
    long total = count(operators.get());
    long size = Math.clamp(Math.ceilDiv(total, PAGES_WANTED), OPERATORS_MIN, OPERATORS_MAX);
    int pages = (int) Math.max(1, Math.ceilDiv(total, size));
    var stated = BadContent.spoil(mischief, facts.withCount(total));
    var rest = operators.get();
    var files = new ArrayList<Path>();
    for (int page = 1; page <= pages; page++) {
      var file = folder.resolve(facts.document() + "-" + page + ".p7m");
      var writer = new MoPageWriter(BadContent.spoil(mischief, stated, page), pages);
      seal(writer, page, next(rest, size), mischief, file);
      files.add(file);
    }
    return files;
  }

  private void seal(
      MoPageWriter writer, int page, List<Operator> operators, Mischief mischief, Path file)
      throws IOException {
    sealer.seal(mischief, out -> writer.write(page, operators, out), file);
  }

  private static List<Operator> next(Iterator<Operator> operators, long most) {
    var chunk = new ArrayList<Operator>();
    while (chunk.size() < most && operators.hasNext()) {
      chunk.add(operators.next());
    }
    return chunk;
  }

  private static long count(Iterator<Operator> operators) {
    long total = 0;
    for (; operators.hasNext(); operators.next()) {
      total++;
    }
    return total;
  }
}
