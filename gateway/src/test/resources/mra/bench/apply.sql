-- What changed, as sets; the same meaning as mra.registry gives to a full list.
set client_min_messages = warning;
set work_mem = '256MB';
set default_statistics_target = 10;
analyze staging.peer;
create table if not exists operator_version_eu partition of operator_version for values in ('EU');
begin;
insert into partner (id) values ('EU') on conflict do nothing;
select from partner where id = 'EU' for update \g /dev/null

create temporary table difference on commit drop as
with now_known as (
  select * from operator_version
  where partner = 'EU' and known_to = 'infinity' and in_force_to = 'infinity'),
met as (
  select coalesce(l.code, v.code) as code, v.code is not null as known, l.code is not null as listed,
         v.present as was_present, v.standing as before, l.standing as after, l.standing_since,
         l.valid_from
  from staging.peer l full join now_known v using (code)
  where v.code is null
     or (l.code is null and v.present)
     or (l.code is not null and (not v.present or
         row(l.code_received, l.identifiers, l.names, l.name_langs, l.address_lines, l.city,
             l.postcode, l.region, l.country, l.programme, l.roles, l.standing, l.standing_since,
             l.valid_from, l.valid_to, l.office, l.consent)
         is distinct from
         row(v.code_received, v.identifiers, v.names, v.name_langs, v.address_lines, v.city,
             v.postcode, v.region, v.country, v.programme, v.roles, v.standing, v.standing_since,
             v.valid_from, v.valid_to, v.office, v.consent))))
select code, known, listed,
       case when not known then 'GRANTED'
            when not listed then 'ABSENT'
            when not was_present then 'RETURNED'
            when after >= 'REVOKED' and before < 'REVOKED' then 'REVOKED'
            when after = 'SUSPENDED' and before = 'VALID' then 'SUSPENDED'
            else 'AMENDED' end::change as change,
       case when not known
            then least(:'as_of', coalesce(standing_since, valid_from)::timestamp at time zone 'Europe/Brussels')
            when listed and was_present and before <> after
            then least(:'as_of', standing_since::timestamp at time zone 'Europe/Brussels')
            else :'as_of'::timestamptz end as in_force_from
from met;
analyze difference;

with closed as (
  update operator_version v set known_to = now()
  from difference d
  where d.known and v.partner = 'EU' and v.code = d.code
    and v.known_to = 'infinity' and v.in_force_to > d.in_force_from
  returning v.*, d.in_force_from as split)
insert into operator_version
select partner, code, code_received, identifiers, names, name_langs, address_lines, city, postcode,
       region, country, programme, roles, standing, standing_since, valid_from, valid_to, office,
       consent, null, present, null, in_force_from, split, now(), 'infinity', null, exchange,
       list_id, list_as_of, profile_version
from closed where in_force_from < split;

insert into operator_version
select 'EU', l.*, null, true, null, d.in_force_from, 'infinity', now(), 'infinity', d.change,
       gen_random_uuid(), :'list_id', :'as_of', 'peer'
from difference d join staging.peer l using (code)
order by code;

insert into operator_version
select v.partner, v.code, v.code_received, v.identifiers, v.names, v.name_langs, v.address_lines,
       v.city, v.postcode, v.region, v.country, v.programme, v.roles, v.standing, v.standing_since,
       v.valid_from, v.valid_to, v.office, v.consent, null, false, null, d.in_force_from,
       'infinity', now(), 'infinity', d.change, gen_random_uuid(), :'list_id', :'as_of', 'peer'
from difference d join operator_version v using (code)
where not d.listed and v.partner = 'EU' and v.known_to = now() and v.in_force_to = 'infinity';

select count(*) > 1000 as many from difference \gset
commit;
\if :many
analyze operator_version;
\endif
