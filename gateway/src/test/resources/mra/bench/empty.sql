do $$
declare
  each text;
begin
  for each in select inhrelid::regclass from pg_inherits where inhparent = 'operator_version'::regclass
  loop
    execute 'drop table ' || each;
  end loop;
  for each in
    select tablename from pg_tables
    where schemaname = 'public'
      and tablename not in ('flyway_schema_history', 'registry_sequence', 'partner_version', 'audit_leaf')
  loop
    execute format('truncate %I cascade', each);
  end loop;
end $$
