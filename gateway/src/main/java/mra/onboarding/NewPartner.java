package mra.onboarding;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.outline.Outline;
import mra.format.outline.Outlines;
import mra.mapping.MappingCheck;
import mra.mapping.Mappings;
import mra.mapping.Translation;
import mra.partner.PartnerFiles;
import mra.trust.Detached;
import org.jspecify.annotations.Nullable;

/** Makes the files of a new partner, from a sample of its own or from one that we bring. */
public final class NewPartner {
  private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]{1,7}");
  private static final String PROGRAMMES = "mappings/codelists/programme.csv";
  private static final String LAYOUT = "layout.csv";
  private static final Instant SAMPLED_AT = Instant.parse("2026-11-24T03:00:00Z");
  private static final List<String> ISO = List.of(Locale.getISOCountries());

  /**
   * What somebody asked for.
   *
   * @param kind null to find out from the sample
   * @param over soap, sftp, https or drop
   * @param sample null for one that we bring
   * @param layout names the places of a sample of fixed width; null for the other kinds
   * @param countries empty where the partner's id is its country
   */
  public record Request(
      String partner,
      Outline.@Nullable Kind kind,
      String over,
      @Nullable Path sample,
      @Nullable Path layout,
      List<String> countries) {}

  private final Path config;
  private final Optional<Path> overlay;
  private final Map<String, String> environment;
  private final MappingCheck.Opener opener;

  /**
   * @param config folder that holds partners/, mappings/ and schemas/
   */
  public NewPartner(
      Path config,
      Optional<Path> overlay,
      Map<String, String> environment,
      MappingCheck.Opener opener) {
    this.config = config;
    this.overlay = overlay;
    this.environment = environment;
    this.opener = opener;
  }

  /**
   * Makes the files, all of them or none.
   *
   * @return those that were made, from the configuration's folder
   * @throws Refused when the request is wrong, a file is there already, or the sample does not read
   */
  public List<String> make(Request request) throws IOException {
    var id = request.partner();
    var countries = countries(request);
    try (var staging = new Staging(config)) {
      for (var whole : List.of("partners/" + id, "mappings/" + id, "schemas/" + id)) {
        staging.expectFree(whole);
      }
      var profile = new ProfileText(id, countries);
      var outline = sample(request, profile, staging);
      var origin = origin(request);
      var table = new TableText(id, outline);
      staging.write("mappings/" + id + "/aeo-list.yaml", table.text(origin));
      for (var list : table.lists().values()) {
        var name = "mappings/codelists/" + list.name() + ".csv";
        staging.expectFree(name);
        staging.write(name, list.text());
      }
      if (outline.kind() == Outline.Kind.XML) {
        for (var schema : SchemaText.of(outline, origin).entrySet()) {
          staging.write("schemas/" + id + "/" + schema.getKey(), schema.getValue());
        }
      }
      var ours = new OurTableText(id, outline, table.places(), table.matches());
      staging.write("mappings/" + id + "/cn-list.yaml", ours.text());
      for (var list : ours.lists().values()) {
        var name = "mappings/codelists/" + list.name() + ".csv";
        staging.expectFree(name);
        staging.write(name, list.text());
      }
      if (outline.kind() == Outline.Kind.XML) {
        for (var schema : SchemaText.of(outline, origin, ours.annex()).entrySet()) {
          staging.write("schemas/" + id + "/" + schema.getKey(), schema.getValue());
        }
      }
      var codes = table.matches().of("code").map(match -> match.place().values()).orElse(List.of());
      staging.write(
          "partners/" + id + "/partner.yaml",
          profile.profile(
              request.over(),
              isDetached(request),
              table.programmes(),
              CodePatternText.of(codes),
              ours.carried()));
      staging.write("partners/" + id + "/README.md", profile.readme(told(outline, origin)));
      staging.write("partners/" + id + "/certificates/README.md", profile.certificates());
      var programmes = profile.programmes(new TreeSet<>(table.programmes()));
      var files = files(staging.folder());
      files.remove(LAYOUT);
      staging.install(() -> addProgrammes(id, programmes));
      expectation(id);
      ourSample(id, extension(outline.kind()), new OurSample(ours.carried()).lines(id));
      return Stream.concat(files.stream(), Stream.of(PROGRAMMES)).toList();
    }
  }

  private List<String> countries(Request request) {
    var id = request.partner();
    if (!ID.matcher(id).matches()) {
      throw new Refused(
          Fault.PROFILE_INVALID,
          id,
          "a partner's id has 2 to 8 capital letters and digits and begins with a letter, as AU");
    }
    var countries = request.countries().isEmpty() ? List.of(id) : request.countries();
    for (var country : countries) {
      if (!ISO.contains(country)) {
        throw new Refused(
            Fault.PROFILE_INVALID,
            country,
            "it is no country of ISO 3166-1; name those that the partner speaks for with --countries");
      }
    }
    var partners = PartnerFiles.load(config, overlay, environment);
    if (partners.all().stream().anyMatch(partner -> partner.id().equals(id))) {
      throw new Refused(
          Fault.ALREADY_THERE,
          "partners/" + id,
          "there is a partner " + id + "; nothing was changed");
    }
    for (var country : countries) {
      partners
          .byCountry(country)
          .ifPresent(other -> {
            throw new Refused(
                Fault.PROFILE_INVALID,
                country,
                "the country belongs to " + other.id() + " already");
          });
    }
    return countries;
  }

  private Outline sample(Request request, ProfileText profile, Staging staging) throws IOException {
    var folder = "partners/" + request.partner() + "/samples/first.";
    var from = request.sample();
    if (from == null) {
      var extension = extension(request.kind() == null ? Outline.Kind.XML : request.kind());
      staging.write(folder + extension, profile.sample(extension));
      return Outlines.read(
          staging.folder().resolve(folder + extension), request.kind(), ours(request, staging));
    }
    var outline = Outlines.read(from, request.kind(), request.layout());
    staging.copy(folder + extension(outline.kind()), from);
    return outline;
  }

  /** The layout of the sample that we bring; it lies beside what becomes part of the files. */
  private static @Nullable Path ours(Request request, Staging staging) throws IOException {
    if (request.kind() != Outline.Kind.FIXED) {
      return null;
    }
    staging.write(LAYOUT, ProfileText.resource(LAYOUT));
    return staging.folder().resolve(LAYOUT);
  }

  /** Whether its signature lies beside the sample, as it would in the folder. */
  private static boolean isDetached(Request request) {
    var sample = request.sample();
    return sample != null
        && request.over().equals("drop")
        && Files.exists(Path.of(sample + Detached.SUFFIX));
  }

  private static String extension(Outline.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String origin(Request request) {
    return request.sample() == null
        ? "a sample of ours"
        : Yaml.comment(String.valueOf(request.sample().getFileName()));
  }

  private static String told(Outline outline, String origin) {
    return "\nThe first files were made by `./mra new` from "
        + origin.replace('`', '\'')
        + " ("
        + outline.kind().name().toLowerCase(Locale.ROOT)
        + ", "
        + outline.encoding().charset()
        + ", "
        + outline.oneRecord().count()
        + " records).\n";
  }

  private static List<String> files(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .collect(Collectors.toCollection(ArrayList::new));
    }
  }

  /** Levels are named in one list for all partners; lines of this one may stand there already. */
  private void addProgrammes(String id, List<String> lines) throws IOException {
    var file = config.resolve(PROGRAMMES);
    var there = Files.readAllLines(file);
    var missing =
        lines.stream()
            .filter(line ->
                there.stream().noneMatch(old -> old.startsWith(code(line) + "," + id + ",")))
            .toList();
    if (!missing.isEmpty()) {
      Staging.append(file, missing);
    }
  }

  private static String code(String line) {
    return line.substring(0, line.indexOf(','));
  }

  /** What the sample becomes, where nothing is left to be decided first. */
  private void expectation(String id) throws IOException {
    var samples = config.resolve("partners/" + id + "/samples");
    Path sample;
    try (var files = Files.list(samples)) {
      sample = files.findFirst().orElseThrow();
    }
    var expected = samples.resolve("first.expected.jsonl");
    boolean whole = false;
    try (var out = Files.newOutputStream(expected)) {
      var profile = PartnerFiles.load(config, overlay, environment).byId(id);
      try (var opened = opener.open(profile, sample);
          var asides = OutputStream.nullOutputStream()) {
        var translation = new Translation(Mappings.load(config, overlay));
        whole = translation.forward(opened, id + "/aeo-list", out, asides) == 0;
      }
    } catch (Refused undecided) {
      // check tells what
    } finally {
      if (!whole) {
        Files.delete(expected);
      }
    }
  }

  /** A list of ours as the table writes it; check reads it back. */
  private void ourSample(String id, String extension, List<String> operators) throws IOException {
    var folder = Files.createDirectories(config.resolve("partners/" + id + "/samples/cn-list"));
    var expected = Files.write(folder.resolve("first.expected.jsonl"), operators);
    var sample = folder.resolve("first." + extension);
    boolean whole = false;
    try (var out = Files.newOutputStream(sample)) {
      var profile = PartnerFiles.load(config, overlay, environment).byId(id);
      new Translation(Mappings.load(config, overlay))
          .reverse(profile, id + "/cn-list", expected, SAMPLED_AT, out);
      whole = true;
    } catch (Refused undecided) {
      // check misses it, and tells what is wrong with the table
    } finally {
      if (!whole) {
        Files.delete(sample);
      }
    }
  }
}
