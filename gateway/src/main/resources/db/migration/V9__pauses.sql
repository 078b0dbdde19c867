-- Partners whose operators are not recognised for now because a person said so. A row is never
-- deleted: a decision of any moment can be explained by who had paused the partner, and why.
create table partner_pause (
  number         bigint generated always as identity primary key,
  partner        text not null,
  reason         text not null,
  paused_at      timestamptz not null,
  paused_by      text not null,
  resumed_at     timestamptz,
  resumed_by     text,
  resumed_reason text,
  check ((resumed_at is null) = (resumed_by is null)
     and (resumed_at is null) = (resumed_reason is null))
);
create unique index partner_pause_now on partner_pause (partner) where resumed_at is null;
