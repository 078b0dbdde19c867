-- What people have to look at: one row from its beginning to its end, however often it is seen.
create table alarm (
  id        uuid primary key,      -- UUIDv7
  partner   text not null,
  kind      text not null,
  detail    text not null,
  opened_at timestamptz not null,
  closed_at timestamptz
);
create unique index alarm_open on alarm (partner, kind) where closed_at is null;
