package mra.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import mra.canonical.Code;
import mra.canonical.SetAside;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.DidYouMean;
import mra.partner.Finding;
import mra.partner.Findings;
import mra.partner.Layers;
import mra.partner.PartnerProfile;
import mra.partner.Place;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong between one partner's samples, their expectations and its tables. */
final class SampleCheck {
  private static final Pattern FINAL_FIRST =
      Pattern.compile("(?<!\\p{IsHebrew})[\u05da\u05dd\u05df\u05e3\u05e5](?=[\u05d0-\u05ea])");

  private final Mappings mappings;
  private final MappingCheck.Opener opener;
  private final PartnerProfile partner;
  private final Findings findings;
  private final Map<String, Survey> surveys = new LinkedHashMap<>();
  private final Map<String, ListIds> ids = new LinkedHashMap<>();
  private final Map<String, Judged> judged = new LinkedHashMap<>();

  SampleCheck(
      Mappings mappings, MappingCheck.Opener opener, PartnerProfile partner, Findings findings) {
    this.mappings = mappings;
    this.opener = opener;
    this.partner = partner;
    this.findings = findings;
  }

  /**
   * @param folder the partner's
   */
  void check(Layers layers, Path folder) {
    for (var sample : Samples.of(partner.id(), folder)) {
      if (mappings.documents().contains(sample.document())) {
        check(sample);
      } else {
        unknown(sample);
      }
    }
    Samples.orphans(folder)
        .forEach(orphan ->
            error(
                orphan,
                "there is no sample of that name beside it",
                "add the sample or remove it"));
    judged.forEach(
        (document, each) -> findings.addAll(each.findings(mappings.plan(document).table())));
    ids.values().forEach(each -> each.check(findings));
    surveys.forEach((document, survey) -> {
      survey.values(layers, findings);
      if (!isOurs(document)) {
        survey.paths(findings);
      }
    });
  }

  /** A list that we write has what our own operators have, whatever the partner could take. */
  private boolean isOurs(String document) {
    var push = partner.push();
    return push != null && push.document().equals(document);
  }

  private void unknown(Samples.Sample sample) {
    var hint = DidYouMean.suggestion(sample.document(), mappings.documents());
    error(
        sample.file(),
        "there is no mapping table " + sample.document() + " for it",
        hint == null
            ? "a sample lies in samples/ for aeo-list, in samples/NAME/ for the table NAME"
            : hint);
  }

  private void check(Samples.Sample sample) {
    if (sample.expected().isEmpty() && sample.fault().isEmpty()) {
      error(
          sample.file(),
          "neither .expected.jsonl nor .fault stands beside it",
          "./mra map " + partner.id() + " writes the first expectation; read it line by line");
    }
    if (sample.faultCode().isEmpty()) {
      judged(sample).good(sample.file());
    }
    try (var opened = opener.open(partner, sample.file())) {
      var document = mappings.formats().read(opened, sample.document());
      ids.computeIfAbsent(sample.document(), name -> new ListIds(mappings.plan(name)))
          .add(sample, document);
      surveys
          .computeIfAbsent(sample.document(), name -> new Survey(mappings.plan(name)))
          .add(sample, document);
    } catch (Refused toldBelow) {
      // it has no header
    }
    try {
      var wrong = wrong(sample);
      if (wrong != null) {
        judged(sample).add(Finding.error(at(sample.file()), Fault.SAMPLE_WRONG, wrong, null));
      } else if (sample.expected().isPresent() && mappings.writes(sample.document())) {
        roundTrip(sample);
      }
    } catch (IOException unreadable) {
      throw new Refused(
          Fault.SAMPLE_WRONG, sample.file().toString(), "it cannot be read", unreadable);
    }
  }

  private void roundTrip(Samples.Sample sample) throws IOException {
    var lost = new RoundTrip(mappings, opener, partner, sample.document()).lost(sample);
    if (lost != null) {
      error(
          sample.file(),
          "written and read again it is another: " + lost,
          "mend " + sample.document() + ", or let it have way: in");
    }
  }

  private void error(Path file, String text, @Nullable String suggestion) {
    findings.error(at(file), Fault.SAMPLE_WRONG, text, suggestion);
  }

  private static Place at(Path file) {
    return new Place(file, 0);
  }

  /** Null when the sample gives what stands beside it. */
  private @Nullable String wrong(Samples.Sample sample) throws IOException {
    var lines = new ByteArrayOutputStream();
    var asides = new ArrayList<SetAside>();
    try (var opened = opener.open(partner, sample.file())) {
      new Translation(mappings).forward(opened, sample.document(), lines, asides::add);
      return compare(sample, lines.toByteArray(), asides);
    } catch (Refused refused) {
      if (sample.faultCode().isEmpty()) {
        judged(sample).refused();
        return "unexpected: " + refused.getMessage();
      }
      return refused.fault().code().equals(sample.faultCode()) && sample.expected().isEmpty()
          ? null
          : "expected " + sample.faultCode() + ", it gives: " + refused.getMessage();
    }
  }

  private Judged judged(Samples.Sample sample) {
    return judged.computeIfAbsent(sample.document(), any -> new Judged());
  }

  private @Nullable String compare(Samples.Sample sample, byte[] lines, List<SetAside> asides)
      throws IOException {
    var code = sample.faultCode();
    if (asides.isEmpty() && !code.isEmpty()) {
      return "no record was set aside, expected " + code;
    }
    var unexpected =
        asides.stream().filter(aside -> !aside.fault().code().equals(code)).findFirst();
    if (unexpected.isPresent()) {
      // What a survey names by its value need not be said of the sample too.
      return asides.stream().allMatch(aside -> Survey.isOurs(aside.fault()))
          ? null
          : (code.isEmpty() ? "unexpected: " : "expected " + code + ", a record gives: ")
              + Translation.sentence(unexpected.get()).strip();
    }
    var given = new String(lines, StandardCharsets.UTF_8).lines().toList();
    codes(sample, given);
    order(sample, given);
    if (sample.expected().isEmpty()) {
      return null;
    }
    var expected = sample.expected().get();
    var difference = LineDifference.of(Files.readAllLines(expected), given);
    return difference.isEmpty()
        ? null
        : "it differs from " + expected.getFileName() + " " + difference;
  }

  /**
   * Five Hebrew letters have another form at the end of a word, and none begins with it: text that
   * was stored as it is seen does.
   */
  private void order(Samples.Sample sample, List<String> given) {
    given.stream()
        .filter(line -> FINAL_FIRST.matcher(line).find())
        .findFirst()
        .ifPresent(line ->
            error(
                sample.file(),
                "Hebrew words of " + LineDifference.code(line) + " begin with a final letter",
                "it is stored in visual order (ISO-8859-8 without I): ask for the order in which it is read (ISO-8859-8-I)"));
  }

  /** A code that is none by the profile can be in the list for ever and is never recognised. */
  private void codes(Samples.Sample sample, List<String> given) {
    var pull = partner.pull();
    if (pull == null || !pull.document().equals(sample.document()) || partner.own()) {
      return;
    }
    var pattern = partner.codes().pattern();
    given.stream()
        .map(LineDifference::code)
        .filter(code -> !pattern.matcher(Code.normalise(code)).matches())
        .findFirst()
        .ifPresent(code ->
            error(
                sample.file(),
                "it gives the code " + code + ", which is none by codes in the profile",
                "mend codes in partner.yaml, or code in the table (prefix, pad, strip)"));
  }
}
