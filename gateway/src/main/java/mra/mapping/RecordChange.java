package mra.mapping;

/**
 * What a record of a list of changes says of its operator. The first two are one to us: the record
 * is how things are now, and whether that is new the registry knows better.
 */
enum RecordChange {
  ADD,
  AMEND,
  /** The partner's list no longer holds it: it becomes absent, and nothing else is read. */
  DELETE
}
