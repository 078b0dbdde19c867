package mra.journal;

import java.util.List;
import java.util.OptionalLong;
import mra.canonical.ListType;
import mra.journal.Receipt.SetAsideRecord;
import mra.journal.Receipt.Verdict;
import mra.journal.xml.Receipt.Root;
import mra.journal.xml.Receipt.SetAside;
import org.jspecify.annotations.Nullable;

/**
 * Empties the generated classes, which the schema has held already. The functional error codes are
 * for people: ours says more.
 */
final class ReceiptFromXml {
  private ReceiptFromXml() {}

  static Receipt of(mra.journal.xml.Receipt xml) {
    var type = xml.getType();
    var sequence = xml.getSequence();
    var fault = xml.getFault();
    return new Receipt(
        xml.getId(),
        xml.getFrom(),
        xml.getTo(),
        xml.getDocument(),
        type == null ? null : ListType.valueOf(type.name()),
        sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence),
        xml.getReceivedDigest(),
        xml.getContentDigest(),
        Verdict.valueOf(xml.getVerdict().name()),
        fault == null ? null : fault.getFaultCode(),
        fault == null ? null : fault.getWhere(),
        fault == null ? null : fault.getDetail(),
        counts(xml.getCounts()),
        setAside(xml.getSetAside()),
        root(xml.getRoot()),
        xml.getAt());
  }

  private static Counts counts(mra.journal.xml.Receipt.Counts xml) {
    return new Counts(
        xml.getRecords(),
        xml.getGranted(),
        xml.getAmended(),
        xml.getSuspended(),
        xml.getRevoked(),
        xml.getAbsent(),
        xml.getReturned(),
        xml.getUnchanged(),
        xml.getSetAside());
  }

  private static List<SetAsideRecord> setAside(@Nullable SetAside xml) {
    return xml == null ? List.of() : xml.getRecord().stream().map(ReceiptFromXml::record).toList();
  }

  private static SetAsideRecord record(SetAside.Record xml) {
    return new SetAsideRecord(xml.getNumber(), xml.getAt(), xml.getFaultCode(), xml.getCode());
  }

  private static ReconciliationRoot.@Nullable Result root(@Nullable Root xml) {
    return xml == null
        ? null
        : new ReconciliationRoot.Result(xml.getCount(), xml.getSha256(), xml.getBuckets());
  }
}
