package mra.journal;

import java.util.List;
import mra.canonical.XmlText;
import mra.journal.Receipt.SetAsideRecord;
import mra.journal.xml.ListType;
import mra.journal.xml.Receipt.Fault;
import mra.journal.xml.Receipt.Root;
import mra.journal.xml.Receipt.SetAside;
import mra.journal.xml.Verdict;
import org.jspecify.annotations.Nullable;

/** Fills the generated classes; a text longer than the schema allows is cut, not refused. */
final class ReceiptToXml {
  private static final int LINE_CHARS_MAX = 1_000;
  private static final int PLACE_CHARS_MAX = 200;
  private static final int CODE_CHARS_MAX = 100;

  private ReceiptToXml() {}

  static mra.journal.xml.Receipt of(Receipt receipt) {
    var xml = new mra.journal.xml.Receipt();
    xml.setId(receipt.id());
    xml.setFrom(receipt.from());
    xml.setTo(receipt.to());
    xml.setDocument(XmlText.of(receipt.document()));
    var type = receipt.type();
    xml.setType(type == null ? null : ListType.valueOf(type.name()));
    receipt.sequence().ifPresent(xml::setSequence);
    xml.setReceivedDigest(receipt.receivedDigest());
    xml.setContentDigest(receipt.contentDigest());
    xml.setVerdict(Verdict.valueOf(receipt.verdict().name()));
    xml.setFault(fault(receipt));
    xml.setCounts(counts(receipt.counts()));
    xml.setSetAside(setAside(receipt.setAside()));
    xml.setRoot(root(receipt.root()));
    xml.setAt(receipt.at());
    return xml;
  }

  private static @Nullable Fault fault(Receipt receipt) {
    var code = receipt.fault();
    if (code == null) {
      return null;
    }
    var xml = new Fault();
    xml.setFaultCode(code);
    xml.setFunctionalError(FunctionalErrors.of(code));
    xml.setWhere(text(receipt.where(), LINE_CHARS_MAX));
    xml.setDetail(text(receipt.detail(), LINE_CHARS_MAX));
    return xml;
  }

  private static mra.journal.xml.Receipt.Counts counts(Counts counts) {
    var xml = new mra.journal.xml.Receipt.Counts();
    xml.setRecords(counts.records());
    xml.setGranted(counts.granted());
    xml.setAmended(counts.amended());
    xml.setSuspended(counts.suspended());
    xml.setRevoked(counts.revoked());
    xml.setAbsent(counts.absent());
    xml.setReturned(counts.returned());
    xml.setUnchanged(counts.unchanged());
    xml.setSetAside(counts.setAside());
    return xml;
  }

  private static @Nullable SetAside setAside(List<SetAsideRecord> records) {
    if (records.isEmpty()) {
      return null;
    }
    var xml = new SetAside();
    records.forEach(record -> xml.getRecord().add(record(record)));
    return xml;
  }

  private static SetAside.Record record(SetAsideRecord record) {
    var xml = new SetAside.Record();
    xml.setNumber(record.record());
    xml.setAt(text(record.at(), PLACE_CHARS_MAX));
    xml.setFaultCode(record.faultCode());
    xml.setFunctionalError(FunctionalErrors.of(record.faultCode()));
    xml.setCode(text(record.code(), CODE_CHARS_MAX));
    return xml;
  }

  private static @Nullable Root root(ReconciliationRoot.@Nullable Result root) {
    if (root == null) {
      return null;
    }
    var xml = new Root();
    xml.setCount(root.count());
    xml.setSha256(root.root());
    xml.getBuckets().addAll(root.buckets());
    return xml;
  }

  private static @Nullable String text(@Nullable String text, int max) {
    if (text == null || text.length() <= max) {
      return XmlText.orNull(text);
    }
    // A pair cut in two would be no character.
    int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
    return XmlText.of(text.substring(0, end)) + "…";
  }
}
