package mra.recognition;

import java.time.Instant;

/**
 * A moment and the day it falls on at home.
 *
 * @param day epoch day
 */
record Moment(Instant instant, int day) {}
