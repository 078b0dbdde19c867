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

  private final Tables tables;
  private final PartnerProfile profile;
  private final Pull pull;
  private final MappedReader reader;
  private final Trust trust;
  private final Path folder;

  /**
   * All tables of a configuration.
   *
   * @param oneWay why the partner's does not write; empty where it does
   */
  record Tables(Mappings mappings, String oneWay) {}

  /**
   * @param folder where documents are written
   */
  TableLists(Tables tables, PartnerProfile profile, Pull pull, Trust trust, Path folder)
      throws IOException {
    this.tables = tables;
    this.profile = profile;
    this.pull = pull;
    this.reader = new MappedReader(tables.mappings(), pull.document());
    this.trust = trust;
    this.folder = Files.createDirectories(folder);
  }

  /**
   * All tables, the one named as one that writes if it can: what a profile has no use for, the
   * partner has.
   *
   * @param folder for a table that says so
   */
  static Tables tables(Path config, String document, Path folder) throws IOException {
    var name = "mappings/" + document + ".yaml";
    var both = folder.resolve(name);
    Files.createDirectories(both.getParent());
    var table = Files.readString(config.resolve(name));
    Files.writeString(both, ONE_WAY.matcher(table).replaceFirst("way: both"));
    try {
      return new Tables(Mappings.load(config, Optional.of(folder)), "");
    } catch (Refused unsayable) {
      return new Tables(Mappings.load(config, Optional.empty()), shortly(unsayable));
    }
  }

  /** For a line of the report: file, its line, and the word that is read but not written. */
  static String shortly(Refused unsayable) {
    var where = unsayable.where();
    var file = where.substring(where.lastIndexOf('/') + 1);
    return (file + " " + unsayable.detail().replaceFirst(" cannot be written back.*", "")).strip();
  }

  boolean writes() {
    return tables.mappings().writes(pull.document());
  }

  /** Why it does not; empty where it does, as far as the table tells. */
  String oneWay() {
    return tables.oneWay();
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
    if (pull.over() != Transport.HTTPS || !tables.mappings().formats().isPaged(pull.document())) {
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
    tables
        .mappings()
        .write(
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
