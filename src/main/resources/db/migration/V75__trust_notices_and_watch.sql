-- That a client was told of money that came into trust for them: one notice for a deposit, and each attempt a mail of its own.
create table trust_receipt_notice (
  deposit_id uuid primary key references trust_deposit (id),
  due_on date not null,
  state varchar(20) not null,
  attempt integer not null,
  begun_at timestamp with time zone not null,
  vendor_id varchar(300),
  told_at timestamp with time zone,
  told_by varchar(100),
  comment varchar(1000)
);

-- Something on a trust account that has waited too long: a cheque, a ledger, a payout, fees. A person answers it, or it ends by itself.
create table trust_concern (
  id uuid primary key,
  account varchar(40) not null references trust_account (account),
  kind varchar(20) not null,
  subject varchar(120) not null,
  ledger varchar(100) not null,
  since date not null,
  due_on date,
  state varchar(20) not null,
  opened_at timestamp with time zone not null,
  quiet_until date,
  closed_at timestamp with time zone,
  closed_by varchar(100),
  reason varchar(1000)
);

create index trust_concern_subject on trust_concern (account, kind, subject);
