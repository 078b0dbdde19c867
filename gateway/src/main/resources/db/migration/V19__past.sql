-- What was answered, found by the operator that it was about, so that what is learned later is laid
-- beside it.

-- What two ways of writing a code or identifier share; mra.recognition compares exactly afterwards.
create function declared_key(written text) returns text
language sql immutable strict parallel safe as $$
  select case when octet_length(written) = length(written)
    then translate(upper(written), ' .-', '')
    else regexp_replace(upper(normalize(written, NFKC)), '[\s.\u2010-\u2015\u2212\u3002\u200b-\u200f\ufeff-]',
                        '', 'g') end
$$;

-- The partner's code of the operator; of an unknown one what the declared code is likeliest to be.
alter table decision add column operator text collate "C";
update decision set operator = regexp_replace(upper(normalize(code, NFKC)), '\s', '', 'g')
where partner is not null and code is not null;
create index decision_of_operator on decision (partner, operator, at) where operator is not null;
