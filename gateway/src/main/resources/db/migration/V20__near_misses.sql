-- Declared codes that were not recognised because of how or for whom they were declared: what near
-- misses are looked for in, and what repair lists are made of.
create index decision_to_repair on decision (partner, at)
  where outcome = 'NOT_RECOGNISED'
    and reasons[1] in ('CODE_UNKNOWN', 'CODE_MALFORMED', 'ROLE_NOT_COVERED');

-- What was found for such a decision: that something was, not what.
create table near_miss (
  decision uuid primary key,
  partner  text not null,
  kind     text not null,          -- NONE where nothing was near
  at       timestamptz not null
);
create index near_miss_of_partner on near_miss (partner, kind);

-- Repair lists that were written out for a partner: the disclosure ledger of its own codes.
create table repair_list (
  id      uuid primary key,        -- UUIDv7
  partner text not null,
  first   date not null,           -- home calendar, both inclusive
  last    date not null,
  at      timestamptz not null,
  by_whom text not null,
  basis   text not null,           -- the agreement, as cited
  fields  text[] not null,         -- what it lets us tell beside the bare code
  codes   bigint not null,
  sha256  text not null            -- of the lines as told
);
create index repair_list_of_partner on repair_list (partner, first, last);

create table repair_told (
  list uuid not null references repair_list (id),
  code text collate "C" not null,  -- as declared, folded
  primary key (list, code)
);
create index repair_told_of_code on repair_told (code, list);
