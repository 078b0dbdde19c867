package mra.partner;

/**
 * A partner as read.
 *
 * @param profile of use only without an error among the findings
 */
record Draft(Section section, Findings findings, Archive archive, PartnerProfile profile) {

  String id() {
    return profile.id();
  }
}
