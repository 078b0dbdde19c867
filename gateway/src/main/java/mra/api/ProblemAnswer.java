package mra.api;

/** Problems that many doors answer with; the names stand in the OpenAPI description. */
enum ProblemAnswer {
  BadRequest("400", "Not as it must be (E701)"),
  Unauthorized("401", "No known key came with it (E702)"),
  Forbidden("403", "The key's roles do not open this door, or the person decides nothing (E702)"),
  NotFound("404", "There is no such thing (E704), or no such partner (E606)"),
  Conflict("409", "It is decided, waits already, or takes another person (E705 to E708)"),
  UnsupportedMediaType("415", "The body is not of the content type that is taken here (E701)");

  private final String status;
  private final String description;

  ProblemAnswer(String status, String description) {
    this.status = status;
    this.description = description;
  }

  String status() {
    return status;
  }

  String description() {
    return description;
  }
}
