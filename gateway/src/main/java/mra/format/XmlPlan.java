package mra.format;

import mra.format.schema.SchemaPlan;

/** How to read and write one XML document. */
record XmlPlan(SchemaPlan schema, XmlBinding document) {}
