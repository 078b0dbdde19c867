-- The operators that the benchmarks of answers ask about, as one first list would have left them.
create table operator_version_eu partition of operator_version for values in ('EU');

insert into operator_version_eu (
  partner, code, code_received, identifiers, names, name_langs, programme, roles, standing, standing_since,
  valid_from, valid_to, row_hash, present, in_force_from, in_force_to, known_from, known_to, change, exchange,
  list_id, list_as_of, profile_version)
select
  'EU', code, code,
  array['EORI:DE' || lpad((i * 7)::text, 15, '0'), 'TCUIN:TC' || lpad(i::text, 13, '0'), 'VAT:ATU' || lpad(i::text, 9, '0')],
  array['Muster ' || i || ' Handels GmbH', 'Muster Trading ' || i], array['de', 'en'],
  'AEOF', array['EX', 'FW'],
  case when i % 50 = 0 then 'SUSPENDED' else 'VALID' end::standing,
  case when i % 50 = 0 then date '2026-05-01' else date '2020-01-01' end,
  date '2020-01-01',
  case when i % 50 <> 0 and i % 40 = 7 then date '2025-12-31' end,
  sha256(code::bytea), true, now(), 'infinity', now(), 'infinity', 'GRANTED',
  '01890000-0000-7000-8000-000000000000', 'EU-BENCH-1', now(), '1'
from (select i, 'DEAEOF' || lpad(i::text, 7, '0') || '/' || lpad((i % 100)::text, 2, '0') as code
      from generate_series(0::bigint, {operators} - 1) i) made;

insert into partner (id, known_at, changed_by, present, last_as_of, last_list, full_as_of, full_present)
values ('EU', now(), '01890000-0000-7000-8000-000000000000', {operators}, now(), 'EU-BENCH-1', now(), {operators});
