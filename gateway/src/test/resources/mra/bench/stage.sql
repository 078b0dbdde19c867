drop table if exists staging.peer;
create unlogged table staging.peer (
  code text collate "C", code_received text, identifiers text[], names text[], name_langs text[],
  address_lines text[], city text, postcode text, region text, country text, programme text,
  roles text[], standing standing, standing_since date, valid_from date, valid_to date,
  office text, consent consent);
