package mra.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import mra.mapping.Mappings;
import mra.partner.PartnerProfile;
import mra.trust.Spool;
import mra.trust.Trust;

/** Plain document to canonical lines: the compiled plan, JAXB, and XSLT. */
final class ValidateMap {
  private final PartnerProfile partner;
  private final Trust trust;
  private final Mappings mappings = Project.mappings();
  private final Schema schema;
  private final Path file;
  private final Series ours = new Series();
  private final Series jaxb = new Series();
  private final Series saxon = new Series();
  private String digest = "";

  private ValidateMap(Path file) throws Exception {
    var keys = Keys.in(Project.WORK.resolve("keys"));
    this.file = file;
    partner = Project.partner(keys);
    trust = new Trust(keys.ring(), Spool.in(Project.WORK.resolve("spool")), Clock.systemUTC());
    schema = SchemaFactory.newDefaultInstance().newSchema(Project.SCHEMA.toFile());
  }

  static List<Figure> run(Settings settings) throws Exception {
    var file = new ListFile(settings.records(), 0, 1).plain();
    new ValidateMap(file).round();
    var bench = new ValidateMap(file);
    for (int run = 0; run < settings.runs(); run++) {
      settings.say("validate and map, run " + (run + 1));
      bench.round();
    }
    return List.of(
        Figure.faster("validate-map-saxon", 5, bench.ours, bench.saxon, bench.digest),
        Figure.faster("validate-map-jaxb", 1.3, bench.ours, bench.jaxb, bench.digest));
  }

  private void round() throws Exception {
    digest = "";
    // Opening is not part of this comparison; reading what was opened is.
    try (var opened = trust.local(partner, file, Clock.systemUTC().instant())) {
      ours.time(() -> {
        var out = new Digesting();
        var document = mappings.formats().read(opened, Project.DOCUMENT);
        mappings.toOperators(document).forEach(out);
        agree(out.digest());
      });
    }
    jaxb.time(() -> agree(JaxbMapper.digest(file, schema)));
    saxon.time(() -> agree(SaxonMapper.digest(file, schema)));
  }

  private void agree(String lines) {
    if (!digest.isEmpty() && !digest.equals(lines)) {
      throw new IllegalStateException("the canonical lines differ");
    }
    digest = lines;
  }
}
