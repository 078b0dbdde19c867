-- Several persons may propose the same of a list: whoever agrees looks for one among them beside whom he counts as the second.
drop index proposal_open;
create unique index proposal_open on proposal (action, subject, by) where closed_at is null;

-- Nobody agreed in time.
alter table proposal add column lapsed_at timestamptz check (lapsed_at is null or (closed_at is not null and second is null));

-- Proposed before V25 by those who have no key any more, decide nothing any more, or have another key since. The first
-- keys are given anew with every start, and by nobody.
update proposal p set closed_at = current_timestamp
where closed_at is null
  and not exists (
    select from access_key k
    where k.holder = p.by and k.kind = 'PERSON' and k.retired_at is null and k.roles && array ['OPERATOR', 'ADMIN']
      and (k.given_by is null or k.created_at <= p.at));
