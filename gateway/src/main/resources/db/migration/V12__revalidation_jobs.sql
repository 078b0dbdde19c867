-- Re-validation jobs (认证作业) of our own programme as the credit system told of them. A row is never
-- overwritten: what a newer document says anew is a further row, and the one before is closed.
alter type list_type add value 'JOBS';

create type job_outcome as enum ('PASSED', 'EXTENDED', 'ABANDONED', 'TERMINATED');

create table revalidation_job (
  code         text collate "C" not null,   -- of the operator it is about, normalised
  number       text not null,
  enterprise   text not null,
  uscc         text not null,
  office       text,
  opened_on    date not null,
  started_on   date,
  ended_on     date,
  deadline     date,
  overdue_told integer,                     -- as delivered; ours is computed when it is shown
  outcome      job_outcome,
  decided_on   date,
  extended_to  date,
  valid_to     date,
  as_of        timestamptz not null,        -- of the document that told it
  exchange     uuid not null,
  known_from   timestamptz not null,
  known_to     timestamptz not null,
  check (known_from < known_to),
  check (outcome is null or decided_on is not null)
);
create unique index revalidation_job_key on revalidation_job (number, known_to);
