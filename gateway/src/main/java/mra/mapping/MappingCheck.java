package mra.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Finding;
import mra.partner.Findings;
import mra.partner.Layers;
import mra.partner.PartnerProfile;
import mra.partner.Place;
import mra.trust.Opened;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with tables, code lists, schemas and samples. */
public final class MappingCheck {

  /** Opens a plain sample, as {@code Trust.local} does. */
  public interface Opener {
    Opened open(PartnerProfile from, Path sample);
  }

  private final Opener opener;

  public MappingCheck(Opener opener) {
    this.opener = opener;
  }

  /** What concerns tables, code lists and schemas. */
  public List<Finding> tables(Path config, Optional<Path> overlay) {
    var findings = new Findings();
    new MappingLoader(new Layers(config, overlay), findings).load();
    return findings.sorted();
  }

  /** What concerns the samples of one partner, when its tables are sound. */
  public List<Finding> samples(Path config, Optional<Path> overlay, PartnerProfile partner) {
    var layers = new Layers(config, overlay);
    var mappings = new MappingLoader(layers, new Findings()).load();
    var findings = new Findings();
    var folder = config.resolve("partners").resolve(partner.id());
    expectWritable(mappings, partner, new Place(folder.resolve("partner.yaml"), 0), findings);
    for (var sample : Samples.of(partner.id(), folder)) {
      if (mappings.documents().contains(sample.document())) {
        var wrong = wrong(mappings, partner, sample);
        if (wrong != null) {
          findings.error(new Place(sample.file(), 0), Fault.SAMPLE_WRONG, wrong);
        }
      }
    }
    return findings.sorted();
  }

  private static void expectWritable(
      Mappings mappings, PartnerProfile partner, Place profile, Findings findings) {
    var push = partner.push();
    if (push == null || !mappings.documents().contains(push.document())) {
      return;
    }
    if (!mappings.writes(push.document())) {
      findings.error(
          profile,
          Fault.PROFILE_INVALID,
          "push: " + push.document() + " cannot be written, its way is in");
    }
    if (push.pageRecords() > 0 && !mappings.formats().isPaged(push.document())) {
      findings.error(
          profile,
          Fault.PROFILE_INVALID,
          "push: " + push.document() + " has no pages; leave page-records out");
    }
  }

  /** Null when the sample gives what stands beside it. */
  private @Nullable String wrong(Mappings mappings, PartnerProfile partner, Samples.Sample sample) {
    var lines = new ByteArrayOutputStream();
    var asides = new ByteArrayOutputStream();
    if (sample.expected().isEmpty() && sample.fault().isEmpty()) {
      return "neither .expected.jsonl nor .fault stands beside it";
    }
    try (var opened = opener.open(partner, sample.file())) {
      new Translation(mappings).forward(opened, sample.document(), lines, asides);
      return compare(sample, lines.toByteArray(), asides.toString(StandardCharsets.UTF_8));
    } catch (Refused refused) {
      return refused.fault().code().equals(sample.faultCode()) && sample.expected().isEmpty()
          ? null
          : "unexpected: " + refused.getMessage();
    } catch (IOException unreadable) {
      throw new Refused(
          Fault.SAMPLE_WRONG, sample.file().toString(), "it cannot be read", unreadable);
    }
  }

  private static @Nullable String compare(Samples.Sample sample, byte[] lines, String asides)
      throws IOException {
    var code = sample.faultCode();
    boolean asExpected =
        asides.isEmpty() == code.isEmpty()
            && asides.lines().allMatch(sentence -> sentence.startsWith(code + " "));
    if (!asExpected) {
      return asides.isEmpty()
          ? "no record was set aside, expected " + code
          : "unexpected: " + asides.lines().findFirst().orElse("");
    }
    if (sample.expected().isEmpty()) {
      return null;
    }
    var expected = Files.readAllBytes(sample.expected().get());
    int at = Arrays.mismatch(expected, lines);
    if (at < 0) {
      return null;
    }
    long line = 1;
    for (int i = 0; i < Math.min(at, expected.length); i++) {
      line += expected[i] == '\n' ? 1 : 0;
    }
    return "it differs from " + sample.expected().get().getFileName() + " in line " + line;
  }
}
