-- Locked while an invoice joins a batch or a batch is closed, so that what is printed is what is said to be mailed.
create table print_queue (
  name varchar(20) primary key
);

insert into print_queue (name) values ('paper');

-- Invoices that are printed and mailed together. It collects until it is printed; what comes later waits in another.
create table print_batch (
  id varchar(20) primary key,
  batch_day date not null,
  serial_number integer not null,
  state varchar(20) not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  mailed_on date,
  mailed_by varchar(100),
  mailed_at timestamp with time zone,
  constraint print_batch_of_day unique (batch_day, serial_number)
);

create index print_batch_state on print_batch (state);

-- A delivery in a batch. What was not mailed keeps the reason and stands in a later batch again, due as before.
create table print_batch_item (
  batch_id varchar(20) not null references print_batch (id),
  invoice_number varchar(20) not null,
  request integer not null,
  cover_sheet boolean not null,
  duplex boolean not null,
  waits_since timestamp with time zone not null,
  due_at timestamp with time zone not null,
  not_mailed_because varchar(1000),
  primary key (batch_id, invoice_number, request),
  foreign key (invoice_number, request) references invoice_delivery (invoice_number, request)
);

create index print_batch_item_delivery on print_batch_item (invoice_number, request);

-- Each time that a person printed a batch.
create table print_batch_printing (
  batch_id varchar(20) not null references print_batch (id),
  printing integer not null,
  printed_by varchar(100) not null,
  printed_at timestamp with time zone not null,
  primary key (batch_id, printing)
);
