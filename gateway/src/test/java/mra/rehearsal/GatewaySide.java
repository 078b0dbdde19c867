package mra.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.ws.WebServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mra.canonical.Code;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.canonical.SetAside;
import mra.mapping.Mappings;
import mra.partner.PartnerFiles;
import mra.partner.PartnerProfile;
import mra.trust.Opened;
import mra.trust.Received;
import mra.trust.Spool;
import mra.trust.Trust;

/** Takes in what a rehearsal offers with the gateway's own rooms. */
final class GatewaySide {
  private static final Path PROJECT = Path.of("..");

  private final Path home;
  private final Rehearsal rehearsal;
  private final Trust trust;

  GatewaySide(Path home, Rehearsal rehearsal) throws IOException {
    this.home = home;
    this.rehearsal = rehearsal;
    this.trust = new Trust(rehearsal.keys(), Spool.in(home.resolve("spool")), Clock.systemUTC());
  }

  /** What came in, and what was set aside. */
  record Read(List<Operator> operators, List<SetAside> asides) implements OperatorStream.Sink {
    Read() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public void operator(Operator operator) {
      operators.add(operator);
    }

    @Override
    public void gone(Code code) {
      throw new IllegalStateException(code + " is gone from a full list");
    }

    @Override
    public void setAside(SetAside setAside) {
      asides.add(setAside);
    }
  }

  Opened open(Administration by, String document) throws IOException {
    var profile = profile(by);
    var raw = by == Administration.EU ? ask(profile) : stored(by, document);
    return trust.open(new Received(profile, Clock.systemUTC().instant(), "test", raw));
  }

  Read read(Administration by, String document) throws IOException {
    var mappings = Mappings.load(PROJECT, Optional.empty());
    var read = new Read();
    try (var opened = open(by, document)) {
      mappings.toOperators(mappings.formats().read(opened)).forEach(read);
    }
    return read;
  }

  private PartnerProfile profile(Administration by) {
    return PartnerFiles.load(PROJECT, Optional.of(rehearsal.overlay()), Map.of()).byId(by.name());
  }

  private Path ask(PartnerProfile profile) throws IOException {
    var raw = Files.createTempFile(home, "eu", ".mime");
    try {
      new UnionClient(rehearsal, profile).ask(raw);
    } catch (WebServiceException e) {
      // The client refuses some answers by itself; what came is stored all the same.
      assertThat(raw).isNotEmptyFile();
    }
    return raw;
  }

  private Path stored(Administration by, String document) throws IOException {
    var raw = Files.createTempFile(home, document, ".raw");
    try (var parts = Files.list(home.resolve("rehearsal/lists").resolve(by.name()));
        var out = Files.newOutputStream(raw)) {
      for (Path part : parts.sorted().toList()) {
        Files.copy(part, out);
      }
    }
    return raw;
  }
}
