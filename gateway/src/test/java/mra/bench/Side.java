package mra.bench;

import mra.bench.Callers.Bodies;
import mra.bench.Callers.Voices;

/**
 * Who is asked.
 *
 * @param decisions that each of its answers leaves in the database
 */
record Side(String name, int decisions, Voices voices, Bodies bodies) {}
