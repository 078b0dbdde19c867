package mra.exchange;

import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Candidate;
import mra.journal.Candidates;
import mra.journal.Journal;
import mra.journal.LastGood;

/** Whether people could have looked at what a candidate makes of the partner's lists. */
record Readiness(Candidates candidates, Journal journal) {

  /**
   * @param inForce SHA-256 of the version in force, with which it has to be compared
   * @throws Refused E612 unless it read the newest list there is
   */
  void expectCompared(Candidate candidate, String inForce) {
    var newest =
        candidates.comparisons(candidate.id(), 1).stream()
            .filter(each -> each.version().equals(inForce))
            .findFirst()
            .orElseThrow(() ->
                no(
                    candidate,
                    "its candidate has read no list yet; wait for it, or say that it goes without comparison"));
    if (!newest.candidate().isRead()) {
      throw no(
          candidate, "its candidate cannot read the newest list: " + newest.candidate().verdict());
    }
    var lastGood = journal.lastGood(candidate.partner()).map(LastGood::exchange).orElse(null);
    if (candidates.next(candidate, inForce, lastGood).isPresent()) {
      throw no(candidate, "a newer list is being compared; look at that");
    }
  }

  private static Refused no(Candidate candidate, String why) {
    return new Refused(Fault.VERSION_REFUSED, candidate.partner(), why);
  }
}
