-- What was deleted because its time was over: that it was, not what it said. The audit leaf PURGED
-- has the same proof.
create table purge (
  id      uuid primary key,
  partner text not null,
  at      timestamptz not null,
  reason  text not null,
  by_whom text not null,
  proof   text not null            -- SHA-256 over the lines 'KIND key', in byte order
);

create table purged (
  purge uuid not null,
  kind  text not null,             -- ABSENT, BODY, SET_ASIDE, RECEIPT
  key   text not null,             -- ABSENT: SHA-256(partner NUL code); BODY, RECEIPT: SHA-256 of the
                                   -- bytes; SET_ASIDE: the exchange
  primary key (purge, kind, key)
);
