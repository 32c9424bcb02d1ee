-- Money asked for from a client to fill a retainer up, apart from any invoice. One stands for a ledger until money comes.
create table trust_request (
  id uuid primary key,
  number varchar(20) not null,
  account varchar(40) not null,
  ledger varchar(64) not null,
  stands_for varchar(110),
  minimum numeric(14, 2) not null,
  balance numeric(14, 2) not null,
  amount numeric(14, 2) not null check (amount > 0),
  currency char(3) not null,
  state varchar(20) not null,
  drafted_at timestamp with time zone not null,
  decided_by varchar(64),
  decided_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint trust_request_number unique (number),
  constraint trust_request_stands unique (stands_for)
);

create index trust_request_ledger on trust_request (account, ledger);

-- The letters that went.
create table trust_request_letter (
  request_id uuid not null references trust_request (id),
  letter integer not null,
  sent_at timestamp with time zone not null,
  constraint trust_request_letter_once primary key (request_id, letter)
);
