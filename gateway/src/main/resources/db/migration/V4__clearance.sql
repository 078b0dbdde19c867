-- What clearance is still to hear. One row a list, not a record: the changes stay in the registry.
create table outbox (
  sequence   bigint primary key,   -- the registry's number of the change: dense, in commit order
  partner    text not null,
  exchange   uuid not null unique,
  document   text not null,
  changes    bigint not null check (changes > 0),
  relayed_at timestamptz           -- after the broker acknowledged every message of it
);
create index outbox_waiting on outbox (partner, sequence) where relayed_at is null;

-- What was answered, one row a party, so that a decision can be found and explained again.
create table decision (
  id               uuid primary key,   -- UUIDv7
  at               timestamptz not null,
  declaration      text,
  flow             text not null,
  asked_at         timestamptz,        -- the moment asked about; null: now
  party            smallint not null,  -- 0-based place in the question
  role             text not null,
  declared_country text,
  declared_code    text,
  declared_name    text,
  outcome          text not null,
  partner          text,
  code             text,
  programme        text,
  benefits         text[] not null,
  reasons          text[] not null,
  list_id          text,               -- the partner's list the answer rests on
  list_as_of       timestamptz,
  profile_version  text                -- of the partner asked
);
create index decision_of_declaration on decision (declaration) where declaration is not null;
