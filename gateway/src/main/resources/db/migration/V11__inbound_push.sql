-- Keys of partners that bring lists by themselves, each bound to one partner and good for nothing else.

alter table access_key add column partner text;
alter table access_key drop constraint access_key_roles_check;
alter table access_key add constraint access_key_roles_check
  check (roles <@ array ['OPERATOR', 'ADMIN', 'AUDITOR', 'CLEARANCE', 'PARTNER']);
alter table access_key add constraint access_key_partner_check
  check ((partner is not null) = ('PARTNER' = any (roles)) and (partner is null or roles = array ['PARTNER']));

-- When recognition answers of the node that applied the list rested on it.
alter table exchange add column in_effect_at timestamptz;
create index exchange_in_effect on exchange (partner, list_type, id desc) where in_effect_at is not null;
