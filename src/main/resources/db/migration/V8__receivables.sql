-- Receivables: who was reminded of which invoice, and what became of each payment.

-- One ladder an invoice: an invoice delivered a second time starts no second one.
create table reminder_ladder (
  invoice_number varchar(40) not null,
  started_at timestamp with time zone not null,
  constraint reminder_ladder_once primary key (invoice_number)
);

-- One row an invoice and step, whatever became of it: no scheduler, retry or second ladder can take a step twice.
create table reminder_step (
  invoice_number varchar(40) not null,
  step varchar(40) not null,
  outcome varchar(10) not null,
  channel varchar(10) not null,
  due_at timestamp with time zone not null,
  taken_at timestamp with time zone not null,
  owner varchar(40),
  reason varchar(400),
  constraint reminder_step_once primary key (invoice_number, step),
  constraint reminder_step_outcome check (outcome in ('SENT', 'TASK', 'PASSED'))
);

-- A payment as it was reported: its source and event are its identity, told twice it is one payment.
create table payment (
  id uuid not null primary key,
  source varchar(60) not null,
  event_id varchar(120) not null,
  invoice_number varchar(40),
  client_id varchar(60),
  assigned_invoice varchar(40),
  amount numeric(14, 2) not null,
  currency varchar(3) not null,
  received_on date not null,
  method varchar(40) not null,
  account varchar(10) not null,
  state varchar(10) not null,
  leftover varchar(20),
  reported_at timestamp with time zone not null,
  reported_by varchar(100) not null,
  constraint payment_event_once unique (source, event_id),
  constraint payment_positive check (amount > 0)
);

create index payment_of_invoice on payment (invoice_number);
create index payment_of_client on payment (client_id);
create index payment_by_state on payment (state, reported_at);

-- Where the money of a payment went, append-only: what no row accounts for is unapplied.
create table payment_allocation (
  position bigint generated always as identity primary key,
  reference varchar(200) not null,
  payment_id uuid not null,
  target varchar(10) not null,
  invoice_number varchar(40),
  amount numeric(14, 2) not null,
  allocated_at timestamp with time zone not null,
  allocated_by varchar(100) not null,
  note varchar(120),
  constraint payment_allocation_once unique (reference),
  constraint payment_allocation_payment foreign key (payment_id) references payment (id),
  constraint payment_allocation_positive check (amount > 0),
  constraint payment_allocation_target check (
    (target = 'INVOICE' and invoice_number is not null) or (target in ('REFUND', 'TRUST') and invoice_number is null))
);

create index payment_allocation_of_payment on payment_allocation (payment_id);
create index payment_allocation_of_invoice on payment_allocation (invoice_number);
