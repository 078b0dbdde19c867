-- Where each partner stood in its life, and since when: a row for each move, never changed. A decision of any moment
-- can be explained by who had put the partner in which state, and why.
create table partner_life (
  partner   text not null,
  step      integer not null check (step > 0),
  state     text not null check (state in ('DRAFT', 'REHEARSED', 'SHADOW', 'LIVE', 'PAUSED', 'RETIRED')),
  since     timestamptz not null,
  by        text not null,
  agreed_by text,
  reason    text not null,
  files     text,          -- SHA-256 of the files that a conformance report was made of
  report    text,          -- that report, as it came
  primary key (partner, step),
  check ((files is null) = (report is null))
);

-- Who was exchanged with until now is LIVE, from as early as anything is known of it; its pauses are states since.
with known as (
  select partner, min(at) as at
  from (select partner, activated_at as at from partner_version
        union all select partner, started_at from exchange
        union all select partner, paused_at from partner_pause) all_of
  group by partner
), steps as (
  select partner, 0 as number, 0 as part, 'LIVE' as state, at as since, 'the upgrade' as by,
         'it was exchanged with before partners had states' as reason
  from known
  union all
  select partner, number, 1, 'PAUSED', paused_at, paused_by, reason from partner_pause
  union all
  select partner, number, 2, 'LIVE', resumed_at, resumed_by, resumed_reason from partner_pause where resumed_at is not null
)
insert into partner_life (partner, step, state, since, by, reason)
select partner, row_number() over (partition by partner order by number, part), state, since, by, reason from steps;

drop table partner_pause;

-- Beside lists, clearance hears of a partner as a whole: all that is known of its operators when it becomes live, and
-- that none of them counts any more when it is retired. Which they are is told by when they were known, and since when
-- it is so by when the partner was moved.
alter table outbox add column kind text not null default 'LIST' check (kind in ('LIST', 'BEGINS', 'ENDS'));
alter table outbox add column known_at timestamptz;
alter table outbox add column moved_at timestamptz;
alter table outbox add check ((kind = 'LIST') = (known_at is null) and (kind = 'LIST') = (moved_at is null));
