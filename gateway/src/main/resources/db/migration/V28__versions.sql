-- Which version of a partner was in force since when; append-only, the last row counts. A backup brings tables in the order of their
-- names.
create table partner_in_force (
  id      bigint generated always as identity primary key,
  partner text not null,
  version text not null references partner_version deferrable initially deferred,
  at      timestamptz not null,
  how     text not null check (how in ('START', 'ACTIVATED', 'ROLLED_BACK')),
  by      text,
  second  text,
  reason  text,
  check ((how = 'START') = (by is null) and (by is null) = (second is null) and (by is null) = (reason is null))
);
create index partner_in_force_partner on partner_in_force (partner, id);

-- A candidate was never in force.
alter table partner_version alter column activated_at drop not null;

-- A version that runs in shadow beside the one in force.
create table partner_candidate (
  id       uuid primary key,
  partner  text not null,
  version  text not null references partner_version deferrable initially deferred,
  reason   text not null,
  by       text not null,
  at       timestamptz not null,
  ended_at timestamptz,
  ended_as text check (ended_as in ('ACTIVATED', 'REPLACED')),
  check ((ended_at is null) = (ended_as is null))
);
create unique index partner_candidate_open on partner_candidate (partner) where ended_at is null;

-- One list, read by the version in force and by the candidate. The verdict of a side that could not read it is the fault.
create table version_comparison (
  id                       uuid primary key,
  candidate                uuid not null references partner_candidate,
  exchange                 uuid not null,
  document                 text,
  as_of                    timestamptz,
  version                  text not null,
  at                       timestamptz not null,
  millis                   bigint not null,
  live_verdict             text not null,
  live_records             bigint,
  live_set_aside           bigint,
  live_changes             bigint,
  candidate_verdict        text not null,
  candidate_records        bigint,
  candidate_set_aside      bigint,
  candidate_changes        bigint,
  header                   text not null,
  same                     bigint not null,
  different                bigint not null,
  only_live                bigint not null,
  only_candidate           bigint not null,
  set_aside_by_live        bigint not null,
  set_aside_by_candidate   bigint not null,
  unique (candidate, exchange, version)
);

-- Of the newest comparison of an open candidate, the first records in code order.
create table version_difference (
  comparison uuid not null references version_comparison,
  code       text collate "C" not null,
  kind       text not null,
  name       text,
  why        text,
  fields     jsonb not null,
  primary key (comparison, code)
);

-- What was in force before there were rows is what was activated last.
insert into partner_in_force (partner, version, at, how)
select partner, sha256, activated_at, 'START' from partner_version order by activated_at, sha256;
