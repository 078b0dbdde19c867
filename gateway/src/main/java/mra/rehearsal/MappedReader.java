package mra.rehearsal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mra.canonical.Code;
import mra.canonical.ListHeader;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.canonical.SetAside;
import mra.fault.Refused;
import mra.mapping.Mappings;
import mra.partner.PartnerProfile;
import mra.trust.Opened;
import mra.trust.Trust;

/** Reads documents as their mapping table says, whoever wrote them. */
record MappedReader(Mappings mappings, String document) implements TheirReader {

  /** What a document says. */
  record Read(ListHeader header, List<Operator> operators, List<SetAside> asides)
      implements OperatorStream.Sink {
    @Override
    public void operator(Operator operator) {
      operators.add(operator);
    }

    @Override
    public void gone(Code code) {
      // Nobody asks whom a list of changes no longer names.
    }

    @Override
    public void setAside(SetAside aside) {
      asides.add(aside);
    }
  }

  /**
   * Reads a plain document.
   *
   * @throws Refused when it does not read as a whole
   */
  Read read(PartnerProfile from, Path plain, Trust trust) {
    try (var opened = trust.local(from, plain, Instant.EPOCH)) {
      return records(opened);
    }
  }

  private Read records(Opened opened) {
    var list = mappings.toOperators(mappings.formats().read(opened, document));
    var read = new Read(list.header(), new ArrayList<>(), new ArrayList<>());
    list.forEach(read);
    return read;
  }

  @Override
  public TheirList read(Opened opened) {
    var read = records(opened);
    for (var bad : read.asides()) {
      throw new Refused(bad.fault(), "record " + bad.record() + ", " + bad.at(), bad.detail());
    }
    var header = read.header();
    return new TheirList(
        header.document(),
        header.type(),
        header.sequence().orElse(TheirList.NO_TURN),
        header.asOf(),
        read.operators());
  }
}
