package mra.rehearsal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.fault.Refused;
import mra.mapping.Mappings;
import mra.partner.PartnerProfile;
import mra.partner.Pull;
import mra.partner.Pull.Transport;
import mra.trust.Trust;

/** A partner's list in plain, written and read by its own mapping table. */
final class TableLists {
  /** So many pages, where a list has enough operators. */
  private static final int PAGES = 4;

  private static final int PAGE_MAX = 1_000;
  private static final Pattern ONE_WAY = Pattern.compile("(?m)^way: in\\b");

  private final Mappings mappings;
  private final PartnerProfile profile;
  private final Pull pull;
  private final MappedReader reader;
  private final Trust trust;
  private final Path folder;

  /**
   * @param folder where documents are written
   */
  TableLists(Mappings mappings, PartnerProfile profile, Pull pull, Trust trust, Path folder)
      throws IOException {
    this.mappings = mappings;
    this.profile = profile;
    this.pull = pull;
    this.reader = new MappedReader(mappings, pull.document());
    this.trust = trust;
    this.folder = Files.createDirectories(folder);
  }

  /**
   * All tables, the one named as one that writes if it can: what a profile has no use for, the
   * partner has.
   *
   * @param folder for a table that says so
   */
  static Mappings mappings(Path config, String document, Path folder) throws IOException {
    var name = "mappings/" + document + ".yaml";
    var both = folder.resolve(name);
    Files.createDirectories(both.getParent());
    var table = Files.readString(config.resolve(name));
    Files.writeString(both, ONE_WAY.matcher(table).replaceFirst("way: both"));
    try {
      return Mappings.load(config, Optional.of(folder));
    } catch (Refused unsayable) {
      return Mappings.load(config, Optional.empty());
    }
  }

  boolean writes() {
    return mappings.writes(pull.document());
  }

  /** Of a file that the partner gave, or of what was written. */
  MappedReader.Read read(Path plain) {
    return reader.read(profile, plain, trust);
  }

  /**
   * Writes a list, in pages where its transport and its document have some.
   *
   * @throws mra.fault.Refused when the table cannot say it
   */
  List<Path> write(ListFacts facts, List<Operator> operators) throws IOException {
    return write(facts, operators, pageRecords(operators.size()));
  }

  /** The same in one piece. */
  Path writeWhole(ListFacts facts, List<Operator> operators) throws IOException {
    return write(facts, operators, 0).getFirst();
  }

  private int pageRecords(int operators) {
    if (pull.over() != Transport.HTTPS || !mappings.formats().isPaged(pull.document())) {
      return 0;
    }
    var stated = pull.options().get("page-size");
    return stated == null
        ? Math.clamp(Math.ceilDiv(operators, PAGES), 1, PAGE_MAX)
        : Integer.parseInt(stated);
  }

  private List<Path> write(ListFacts facts, List<Operator> operators, int pageRecords)
      throws IOException {
    var header =
        new ListHeader(
            facts.document(),
            ListType.valueOf(facts.type()),
            OptionalLong.of(facts.sequence()),
            facts.asOf(),
            OptionalLong.of(operators.size()));
    var place = Files.createTempDirectory(folder, "list");
    var pages = new ArrayList<Path>();
    mappings.write(
        profile,
        pull.document(),
        header,
        operators.iterator(),
        pageRecords,
        (page, of) -> {
          pages.add(place.resolve("page-" + page));
          return new BufferedOutputStream(Files.newOutputStream(pages.getLast()));
        });
    return pages;
  }
}
