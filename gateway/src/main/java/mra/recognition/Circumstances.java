package mra.recognition;

import mra.partner.Agreement.Flow;

/**
 * When and in which direction a question is asked.
 *
 * @param at the moment the declaration counts for; the first at which everything must hold
 * @param alsoNow whether {@code at} is past and everything must hold now as well
 */
record Circumstances(Flow flow, Moment at, Moment now, boolean alsoNow) {

  int lastDay() {
    return alsoNow ? now.day() : at.day();
  }
}
