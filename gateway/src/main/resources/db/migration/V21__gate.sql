-- How each partner's present operators are made up, brought forward by every list, so that the gate sees a shift without
-- reading them all. A partner whose rows do not add up to its present operators is counted anew by its next list.
create table partner_makeup (
  partner     text collate "C" not null,
  programme   text not null,
  operators   bigint not null,
  address     bigint not null,               -- how many of them have one
  identifiers bigint not null,
  roles       bigint not null,
  valid_from  bigint not null,
  valid_to    bigint not null,
  office      bigint not null,
  primary key (partner, programme)
);

-- What a held list would change, as people saw it when they decided; at most 100,000 of an exchange, in code order.
create table held_change (
  exchange         uuid not null,
  code             text collate "C" not null,
  change           text not null,
  name_before      text,
  name_after       text,
  programme_before text,
  programme_after  text,
  standing_before  standing,
  standing_after   standing,
  primary key (exchange, code)
);
