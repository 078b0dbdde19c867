-- What takes two persons: the first proposes, another agrees. Open ones have no closed_at; one that was closed
-- without a second is asked about no more.
create table proposal (
  id            uuid primary key,
  action        text not null,
  subject       text not null,
  reason        text not null,
  by            text not null,
  at            timestamptz not null,
  second        text,
  second_reason text,
  closed_at     timestamptz,
  check ((second is null) = (second_reason is null) and (second is null or closed_at is not null))
);
create unique index proposal_open on proposal (action, subject) where closed_at is null;

-- Two persons let the list pass the gate.
alter table exchange add column released_at timestamptz;

-- Who gave the key: whoever held it in his hand must not be the second person beside its holder.
alter table access_key add column given_by text;

-- Few at any time, and asked for by every list.
create index exchange_held on exchange (partner) where outcome = 'HELD';
