-- Receipts as they were signed, ours and the partners': the evidence that a list was answered.

create table receipt (
  exchange   uuid not null,                 -- of the list that it answers
  id         text not null,                 -- the receipt's own
  partner    text not null,
  way        way not null,                  -- OUT: ours, for a list that came in; IN: theirs, for one of ours
  document   text not null,
  verdict    text not null,
  signed     bytea not null,                -- CMS SignedData, as signed by who received the list
  made_at    timestamptz not null,          -- when the receipt says the verdict was committed
  number     bigint generated always as identity,

  sent_at    timestamptz,                   -- OUT: when the partner had it; IN: when it came
  tries      integer not null default 0,    -- that failed
  last_fault text,
  primary key (exchange, id)                -- a held list is answered again when it is decided
);
create index receipt_owed on receipt (partner, number) where way = 'OUT' and sent_at is null;
