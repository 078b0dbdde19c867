-- The conversation's memory: every exchange, what became of it, and which ids are taken.

create type way as enum ('IN', 'OUT');
create type exchange_state as enum ('STARTED', 'RECEIVED', 'ENDED');
create type outcome as enum
  ('APPLIED', 'UNCHANGED', 'REFUSED', 'SUPERSEDED', 'HELD', 'QUARANTINED', 'FAILED');
create type list_type as enum ('FULL', 'DELTA', 'URGENT');

create table exchange (
  id              uuid primary key,           -- UUIDv7: the order of ids is the order of starts
  partner         text not null,
  way             way not null,
  over            text not null,
  profile_version text not null,
  state           exchange_state not null,
  started_at      timestamptz not null,

  received_at     timestamptz,
  body_path       text,                       -- below the bodies folder
  body_bytes      bigint,
  received_digest text,                       -- SHA-256 of the raw bytes

  document        text,
  list_type       list_type,
  sequence        bigint,
  as_of           timestamptz,
  content_digest  text,                       -- SHA-256 of the opened content
  signer          text,                       -- SHA-256 of the signer's certificate

  ended_at        timestamptz,
  outcome         outcome,
  fault           text,
  fault_where     text,
  fault_detail    text,
  records         bigint not null default 0,
  granted         bigint not null default 0,
  amended         bigint not null default 0,
  suspended       bigint not null default 0,
  revoked         bigint not null default 0,
  absent          bigint not null default 0,
  returned        bigint not null default 0,
  unchanged       bigint not null default 0,
  set_aside       bigint not null default 0,
  check ((state = 'ENDED') = (outcome is not null) and (state = 'ENDED') = (ended_at is not null))
);
create index exchange_of_partner on exchange (partner, id desc);
create index exchange_open on exchange (state) where state <> 'ENDED';

-- An id is taken once trust held. The row's lock makes parallel copies of one message wait.
create table document_identity (
  partner        text not null,
  way            way not null,
  document       text not null,
  content_digest text not null,
  exchange       uuid not null,               -- the one that gave the outcome
  outcome        outcome,                     -- null only inside the transaction that decides it
  primary key (partner, way, document)
);

-- Records set aside, at most 10,000 an exchange; the exchange's count tells how many there were.
create table record_fault (
  exchange uuid not null,
  number   integer not null,
  record   bigint not null,
  at       text not null,
  fault    text not null,
  detail   text not null,
  code     text,
  standing standing,
  standing_since date,
  primary key (exchange, number)
);

-- Files at a partner's SFTP that were fetched; we never rename or delete there.
create table seen_file (
  partner  text not null,
  path     text not null,
  bytes    bigint not null,
  modified timestamptz not null,
  exchange uuid not null,
  primary key (partner, path, bytes, modified)
);
