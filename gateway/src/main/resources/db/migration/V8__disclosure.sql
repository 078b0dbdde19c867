-- What partners are told of our own programme: lists on their way out, the ledger of all that ever
-- left, and what each partner has by its own receipts.

alter type exchange_state add value 'READY' before 'ENDED';  -- out: sealed and kept, to be handed over
alter type exchange_state add value 'SENT' before 'ENDED';   -- out: handed over, the receipt is awaited

-- How far we are with each partner we tell.
create table audience (
  partner  text primary key,
  sequence bigint not null default 0,       -- of the last list; urgent ones do not count
  urgent   bigint not null default 0,       -- of the last urgent one
  full_at  timestamptz,                     -- when the partner last took a full list
  full_due boolean not null default true    -- the next list is a full one
);

-- A list of ours, and on which basis it tells what it tells.
create table departure (
  exchange uuid primary key,
  partner  text not null,
  type     list_type not null,
  basis    text not null,                   -- the agreement, as cited
  fields   text[] not null,                 -- what it lets us tell beside code and programme
  ends     bigint[] not null default '{}',  -- where each page ends in the bytes that are kept
  records   bigint not null default 0,
  granted   bigint not null default 0,
  amended   bigint not null default 0,
  suspended bigint not null default 0,
  revoked   bigint not null default 0,
  absent    bigint not null default 0,
  returned  bigint not null default 0,
  unchanged bigint not null default 0,
  set_aside bigint not null default 0
);
create index departure_of_partner on departure (partner, exchange);

-- The disclosure ledger: every record that left, in the transaction that made the list durable.
create table disclosure (
  exchange uuid not null,
  code     text collate "C" not null,
  change   change,                          -- null: repeated as it was told before
  record   text,                            -- canonical JSON as told; null where repeated
  primary key (exchange, code)
);
create index disclosure_of_code on disclosure (code, exchange);

-- What a partner has of us, by its receipts.
create table told (
  partner  text not null,
  code     text collate "C" not null,
  exchange uuid not null,                   -- the last list whose receipt says so
  record   text not null,                   -- canonical JSON as told
  primary key (partner, code)
);

-- In: ended, and its sender still to be answered.
alter table exchange add column receipt_owed boolean not null default false;
create index exchange_unanswered on exchange (partner, id) where receipt_owed;
