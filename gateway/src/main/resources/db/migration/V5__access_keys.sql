-- Who may come in. Only the SHA-256 of a key is kept, so that a copy of the database opens no door.
create table access_key (
  sha256     bytea primary key check (octet_length(sha256) = 32),
  holder     text not null unique check (length(holder) between 1 and 100),
  kind       text not null check (kind in ('PERSON', 'SYSTEM')),
  roles      text[] not null check (roles <@ array ['OPERATOR', 'ADMIN', 'AUDITOR', 'CLEARANCE']),
  created_at timestamptz not null,
  retired_at timestamptz
);
