-- Everything that both sides must agree on; the known axis differs by the clock only.
select encode(sha256(convert_to(string_agg(line, E'\n' order by code, in_force_from, line), 'UTF8')), 'hex')
from (
  select code, in_force_from,
         row(code, code_received, identifiers, names, name_langs, address_lines, city, postcode,
             region, country, programme, roles, standing, standing_since, valid_from, valid_to,
             office, consent, present, change, in_force_from, in_force_to, list_id, list_as_of,
             known_to = 'infinity')::text as line
  from operator_version) as rows
