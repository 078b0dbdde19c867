-- Partners that cannot be reached now, each way by itself: one row from the first exchange that
-- failed to the next that did not. All nodes share it, so that one of them asks whether it is back.
create table circuit (
  partner   text not null,
  way       way not null,
  opened_at timestamptz not null,
  failures  integer not null,        -- exchanges and pings in a row
  fault     text not null,           -- of the last one
  ping_at   timestamptz not null,    -- not before is the partner asked again
  primary key (partner, way)
);

-- Files whose fetching failed though the partner answered: given up after the last try.
create table failed_file (
  partner  text not null,
  path     text not null,
  bytes    bigint not null,
  modified timestamptz not null,
  tries    integer not null,
  primary key (partner, path, bytes, modified)
);

-- Out: tries that failed though the partner answered.
alter table exchange add column tries integer not null default 0;
