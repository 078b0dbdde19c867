-- Evidence, appended in the transaction it is evidence of. No index beyond the key: a sequencer
-- gives leaves their dense place in the log later.

create table audit_leaf (
  id    bigint generated always as identity primary key,
  kind  text not null,
  at    timestamptz not null,
  event bytea not null,                       -- canonical JSON, UTF-8
  hash  bytea not null                        -- RFC 9162 2.1.1: SHA-256(0x00 || event)
);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
end $$;

create trigger audit_leaf_append_only
  before update or delete or truncate on audit_leaf
  for each statement execute function audit_is_append_only();
