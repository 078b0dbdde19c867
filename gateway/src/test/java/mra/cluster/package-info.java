@org.jspecify.annotations.NullMarked
package mra.cluster;
