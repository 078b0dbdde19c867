package mra.rehearsal;

import static mra.fault.Fault.SAME_ID_OTHER_CONTENT;
import static mra.fault.Fault.SCHEMA_VIOLATED;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mra.canonical.Operator;
import mra.fault.Refused;
import mra.journal.Counts;
import mra.journal.Receipt;
import mra.journal.Receipt.Verdict;
import mra.partner.PartnerProfile;
import mra.rehearsal.TheirBooks.Turn;
import mra.trust.Opened;
import mra.trust.Received;
import mra.trust.Trust;

/** Where an administration takes our lists in: opens, reads, keeps and answers them. */
final class InTray {
  private final TheirReader reader;
  private final PartnerProfile home;
  private final Trust trust;
  private final TheirBooks books;
  private final ReceiptDesk desk;
  private final Onlooker onlooker;
  private final Clock clock;
  private final Set<String> withheld = new LinkedHashSet<>();
  private volatile Reception reception = Reception.USUAL;

  /**
   * @param home we, as the administration sees us
   * @param onlooker is told what becomes of each list
   */
  InTray(
      TheirReader reader,
      PartnerProfile home,
      Trust trust,
      TheirBooks books,
      ReceiptDesk desk,
      Onlooker onlooker,
      Clock clock) {
    this.reader = reader;
    this.home = home;
    this.trust = trust;
    this.books = books;
    this.desk = desk;
    this.onlooker = onlooker;
    this.clock = clock;
  }

  void receive(Reception how) {
    desk.prepare(how);
    reception = how;
  }

  /** Whether the connection breaks before anything is taken. */
  boolean breaksBefore() {
    return reception == Reception.CLOSES_BEFORE_RECEIPT;
  }

  /** Whether the connection breaks when the list was taken. */
  boolean breaksAfter() {
    return reception == Reception.CLOSES_AFTER_RECEIPT;
  }

  /**
   * Takes a list as it came.
   *
   * @param document the id under which it travelled
   * @param raw CMS, several one after the other where it came in pages
   * @return the receipt as it travels; empty while there is none
   * @throws Refused when it was not sealed by us for them: then nobody is answered
   */
  synchronized Optional<byte[]> take(String document, Path raw) throws IOException {
    var received = HexFormat.of().formatHex(Sha256.of(raw));
    try (var opened = open(document, raw)) {
      var submission = new Submission(document, received, opened.contentDigest());
      var earlier = books.answer(document).filter(given -> given.verdict() != Verdict.HELD);
      if (earlier.isEmpty()) {
        return handOut(judge(submission, opened));
      }
      if (!submission.content().equals(earlier.get().contentDigest())) {
        var verdict = TheirVerdict.refused(SAME_ID_OTHER_CONTENT, "");
        return handOut(desk.write(submission, null, verdict, Counts.NONE, books.copy()));
      }
      return handOut(ReceiptDesk.forBytes(earlier.get(), received));
    }
  }

  private Opened open(String document, Path raw) throws IOException {
    try {
      return trust.open(new Received(home, clock.instant(), "rehearsal", raw));
    } catch (Refused notOurs) {
      onlooker.see(
          Sighting.of(Sight.OUR_LIST_NOT_OPENED)
              .with("document", document)
              .with("fault", notOurs.fault().code())
              .with("detail", notOurs.fault().what()));
      throw notOurs;
    }
  }

  private Receipt judge(Submission submission, Opened opened) throws IOException {
    if (reception == Reception.REFUSES) {
      return refuse(submission, TheirVerdict.refused(SCHEMA_VIOLATED, "the rehearsed refusal"));
    }
    try {
      var list = reader.read(opened);
      var verdict = TheirVerdict.of(list, submission.document(), books.turn());
      return verdict.fault() == null
          ? take(submission, list)
          : kept(desk.write(submission, list, verdict, Counts.NONE, books.copy()));
    } catch (Refused unreadable) {
      return refuse(submission, TheirVerdict.of(unreadable));
    }
  }

  private Receipt refuse(Submission submission, TheirVerdict verdict) throws IOException {
    return kept(desk.write(submission, null, verdict, Counts.NONE, books.copy()));
  }

  private Receipt kept(Receipt answer) throws IOException {
    books.keep(answer);
    return answer;
  }

  private Receipt take(Submission submission, TheirList list) throws IOException {
    var copy = new TheirCopy(books.copy().entries());
    var counts = copy.apply(list);
    var answer = desk.write(submission, list, TheirVerdict.taken(counts), counts, copy);
    books.keep(copy, next(list), answer);
    return answer;
  }

  /** An urgent list has no turn. */
  private Turn next(TheirList list) {
    return switch (list.type()) {
      case FULL -> new Turn(list.sequence(), list.asOf());
      case DELTA -> new Turn(list.sequence(), books.turn().fullAsOf());
      case URGENT, JOBS -> books.turn();
    };
  }

  private Optional<byte[]> handOut(Receipt answer) {
    onlooker.see(
        OurReceipts.sighting(Sight.OUR_LIST, answer)
            .with("records", answer.counts().records())
            .with("held", books.copy().operators().size()));
    if (reception == Reception.LATE_RECEIPT) {
      withheld.add(answer.document());
    }
    return reception == Reception.NO_RECEIPT || reception == Reception.LATE_RECEIPT
        ? Optional.empty()
        : Optional.of(desk.seal(answer, reception, books.copy()));
  }

  /** The receipts that come late, by document; those that follow come at once. */
  synchronized SortedMap<String, byte[]> release() throws IOException {
    reception = Reception.USUAL;
    var late = new TreeMap<String, byte[]>();
    for (var document : withheld) {
      late.put(document, desk.seal(books.answer(document).orElseThrow(), reception, books.copy()));
    }
    withheld.clear();
    return late;
  }

  synchronized SortedMap<String, Operator> copy() {
    return books.copy().operators();
  }

  synchronized List<Receipt> answers() throws IOException {
    return books.answers();
  }
}
