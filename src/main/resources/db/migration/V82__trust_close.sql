-- Append-only: a period of an account that is over, from when it was taken up.
create table trust_close (
  id uuid primary key,
  account varchar(40) not null references trust_account (account),
  period_end date not null,
  late_on date not null,
  begun_by varchar(100) not null,
  begun_at timestamp with time zone not null,
  constraint trust_close_once unique (account, period_end)
);
