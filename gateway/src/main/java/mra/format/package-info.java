/** Documents as streams of fields: hardened readers and writers of XML, CSV and JSON. */
@org.jspecify.annotations.NullMarked
package mra.format;
