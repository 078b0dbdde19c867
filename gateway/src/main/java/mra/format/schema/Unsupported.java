package mra.format.schema;

/** Something the compiled tables cannot express; becomes E603 with file and line. */
final class Unsupported extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unsupported(String what) {
    super(what);
  }
}
