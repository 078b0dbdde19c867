-- What each partner last told us, on two time axes: in force (what was true) and known (what we
-- believed). Both are half-open; a row is never overwritten, only its open end is closed.

-- The order of labels is the order of severity: max() is the least favourable.
create type standing as enum ('VALID', 'SUSPENDED', 'REVOKED', 'WITHDRAWN', 'EXPIRED');
create type consent as enum ('GIVEN', 'WITHDRAWN');
create type change as enum ('GRANTED', 'AMENDED', 'SUSPENDED', 'REVOKED', 'ABSENT', 'RETURNED');

create table partner (
  id             text primary key,
  known_at       timestamptz,                  -- of the last change: the known axis only moves forward
  changed_by     uuid,                         -- exchange that last touched an operator
  present        integer not null default 0,   -- operators present now
  last_as_of     timestamptz,                  -- of the last FULL or DELTA applied
  last_list      text,                         -- its id
  last_sequence  bigint,
  full_as_of     timestamptz,                  -- of the last FULL applied
  full_present   integer                       -- operators present after it
);

-- Immutable: profile, mappings, schemas, code lists and public certificates of a partner.
create table partner_version (
  sha256       text primary key,
  partner      text not null,
  archive      bytea not null,
  activated_at timestamptz not null
);

-- The canonical columns from code to consent are, in this order, the body of the COPY tuple that
-- mra.registry.Tuple writes; row_hash is the SHA-256 over it.
create table operator_version (
  partner          text collate "C" not null,
  code             text collate "C" not null,  -- normalised
  code_received    text not null,
  identifiers      text[] not null,            -- 'TYPE:value', sorted by type
  names            text[] not null,
  name_langs       text[] not null,
  address_lines    text[],                     -- null: no address at all
  city             text,
  postcode         text,
  region           text,
  country          text,
  programme        text not null,
  roles            text[] not null,
  standing         standing not null,
  standing_since   date,
  valid_from       date,
  valid_to         date,
  office           text,
  consent          consent,
  row_hash         bytea,                      -- null: not as any list wrote it (standing applied alone)

  present          boolean not null,
  set_aside_since  timestamptz,                -- as-of of the first list whose record for it was set aside
  in_force_from    timestamptz not null,
  in_force_to      timestamptz not null,
  known_from       timestamptz not null,
  known_to         timestamptz not null,

  change           change,                     -- null: only marked, unmarked, or the kept part of a split row
  exchange         uuid not null,
  list_id          text not null,
  list_as_of       timestamptz not null,
  profile_version  text not null,
  check (in_force_from < in_force_to and known_from < known_to)
);

-- The rows now believed are those known to infinity; those also in force to infinity are current.
create unique index operator_version_key on operator_version (partner, code, known_to, in_force_to);
-- An exchange's rows lie together; ids are UUIDv7, so a summary of each range of pages finds them.
create index operator_version_exchange on operator_version
  using brin (exchange uuid_minmax_multi_ops) with (pages_per_range = 16);

-- Search by name or identifier is a person's question and scans (300,000 operators in some 0.1 s):
-- a trigram index would make a first list four times, an index of identifiers a third slower.

-- Dense in the order of commits: what a subscriber has seen is one number.
create table registry_sequence (
  id    boolean primary key default true check (id),
  value bigint not null
);
insert into registry_sequence (value) values (0);

-- Lists on their way in, one unlogged table each, gone after the exchange.
create schema staging;
