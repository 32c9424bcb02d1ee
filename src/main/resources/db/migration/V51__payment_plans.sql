-- An agreement with a client to pay in instalments, and with whom and how it was made.
create table payment_plan (
  id uuid primary key,
  client_id varchar(100) not null,
  state varchar(20) not null,
  broken_after integer not null,
  grace_days integer not null,
  consent_of varchar(200) not null,
  consent_way varchar(20) not null,
  consent_on date not null,
  approval varchar(40) not null,
  asked_by varchar(100) not null,
  asked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  position bigint generated always as identity,
  constraint payment_plan_state check (state in ('ASKED', 'STANDS', 'FULFILLED', 'LAPSED', 'BROKEN', 'CANCELLED', 'REFUSED', 'WITHDRAWN'))
);

-- What it pays, with what each invoice asked for and had open when it was agreed. held is the invoice for as long as its plan is asked
-- for or stands: one at a time.
create table payment_plan_invoice (
  plan_id uuid not null references payment_plan (id),
  position integer not null,
  invoice_number varchar(20) not null,
  held varchar(20) unique,
  asked_amount numeric(14, 2) not null,
  open_amount numeric(14, 2) not null,
  currency varchar(3) not null,
  primary key (plan_id, position)
);

create index payment_plan_invoice_of on payment_plan_invoice (invoice_number);

-- What is to be paid by when. What has come in is read from the invoices and counts to the oldest first. counts_on is the day that
-- counts: later than due_on where a dispute kept it, or its money went back. missed_on is the day for which it was found missed.
create table payment_plan_instalment (
  plan_id uuid not null references payment_plan (id),
  position integer not null,
  due_on date not null,
  amount numeric(14, 2) not null,
  currency varchar(3) not null,
  counts_on date not null,
  missed_on date,
  primary key (plan_id, position),
  constraint payment_plan_instalment_positive check (amount > 0)
);
