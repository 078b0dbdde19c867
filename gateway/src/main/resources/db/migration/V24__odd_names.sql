-- Why a name that a held list brings may be taken for another one: it mixes scripts, or looks like that of the operator named.
alter table held_change
  add column odd_name   text,      -- as received
  add column name_why   text,      -- MIXED_SCRIPTS, LOOKS_ALIKE
  add column looks_like text collate "C";
