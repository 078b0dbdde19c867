-- Whose country a country is, in the versions in force: no two partners' at the same time, whichever nodes put them in force. What was in
-- force before is written down by the next start.
create table partner_country (
  country text primary key,
  partner text not null
);
create index partner_country_partner on partner_country (partner);

-- Why the version that two persons wanted in force was not put there.
alter table partner_candidate add column failed_at timestamptz;
alter table partner_candidate add column failed_why text;
alter table partner_candidate add check ((failed_at is null) = (failed_why is null));
