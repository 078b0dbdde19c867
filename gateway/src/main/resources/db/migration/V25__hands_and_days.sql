-- Who proposed an account that a second admin agreed to: either of them may have made its key.
alter table access_key add column proposed_by text;

-- The hands that a key of the house went through: its holder's own, and those of the admins who gave it. The first keys of
-- all nodes are in one hand, '', that of whoever has the machines.
create view key_hand as
select k.holder, h.holder = k.holder as own, case when h.given_by is null then '' else h.holder end as hand
from access_key k join access_key h on h.holder in (k.holder, k.given_by, k.proposed_by)
where k.partner is null;

-- Since when it takes two admins to let a person decide. Whoever goes, that stays.
create table two_admins (
  one   boolean primary key default true check (one),
  since timestamptz not null
);

insert into two_admins (since)
select current_timestamp
where exists (
  select from access_key a join access_key b on a.holder < b.holder
  where a.kind = 'PERSON' and b.kind = 'PERSON' and 'ADMIN' = any (a.roles) and 'ADMIN' = any (b.roles)
    and a.retired_at is null and b.retired_at is null
    and not exists (
      select from key_hand x join key_hand y using (hand)
      where x.holder = a.holder and y.holder = b.holder and (x.own or y.own)));

-- What the lists of a day changed together, asked for by every list.
create index exchange_applied on exchange (partner, ended_at) where way = 'IN' and outcome = 'APPLIED';

-- By which profile the list was read that two persons let pass: read by another, it is another list.
alter table exchange add column released_as text;
update exchange set released_as = profile_version where released_at is not null;
