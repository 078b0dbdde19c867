package mra.cli;

import picocli.CommandLine.Option;

/** For scripts. */
final class JsonOption {
  @Option(names = "--json", description = "Prints JSON instead of a table.")
  boolean json;
}
