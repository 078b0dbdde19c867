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

-- A table of its own for each partner, made of the first list that touches it. The canonical columns
-- from code to consent are, in this order, the body of the COPY tuple that mra.registry.Tuple writes;
-- row_hash is the SHA-256 over it.
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
  constraint half_open check (in_force_from < in_force_to and known_from < known_to)
) partition by list (partner);

-- The rows now believed are those known to infinity; those also in force to infinity are current.
create unique index operator_version_key on operator_version (code, partner, known_to, in_force_to);
-- An exchange's rows lie together; ids are UUIDv7, so a summary of each range of pages finds them.
create index operator_version_exchange on operator_version
  using brin (exchange uuid_minmax_multi_ops) with (pages_per_range = 16);

-- Search by name or identifier is a person's question and scans.

-- Makes the staging table of a partner's first list its table of versions, all granted. No row is
-- written again: what is the same for the whole list is the default that its new columns begin with.
create function adopt(
  list regclass, versions text, partner text, known_at timestamptz, exchange uuid,
  list_id text, list_as_of timestamptz, profile_version text)
returns void language plpgsql as $$
begin
  execute format(
    'alter table %s
       drop column kind,
       drop column record,
       alter column code set not null,
       alter column code_received set not null,
       alter column identifiers set not null,
       alter column names set not null,
       alter column name_langs set not null,
       alter column programme set not null,
       alter column roles set not null,
       alter column standing set not null,
       alter column in_force_from set not null,
       add column in_force_to timestamptz not null default %L,
       add column known_to timestamptz not null default %2$L,
       add column change change default %L,
       add column present boolean not null default true,
       add column set_aside_since timestamptz,
       add column partner text collate "C" not null default %L check (partner = %4$L),
       add column known_from timestamptz not null default %L,
       add column exchange uuid not null default %L,
       add column list_id text not null default %L,
       add column list_as_of timestamptz not null default %L,
       add column profile_version text not null default %L,
       add constraint half_open check (in_force_from < in_force_to and known_from < known_to)',
    list, 'infinity', 'GRANTED', partner, known_at, exchange, list_id, list_as_of, profile_version);
  execute format('alter table %s set schema %I', list, current_schema);
  execute format('alter table %s rename to %I', list, versions);
  -- Builds the indexes too.
  execute format(
    'alter table operator_version attach partition %I for values in (%L)', versions, partner);
end $$;

-- Dense in the order of commits: what a subscriber has seen is one number.
create table registry_sequence (
  id    boolean primary key default true check (id),
  value bigint not null
);
insert into registry_sequence (value) values (0);

-- Lists on their way in, one unlogged table each, gone after the exchange.
create schema staging;
