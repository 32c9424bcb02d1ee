-- What Stripe and the house agree on: the link of each invoice, its checkouts, what was told and what is to be read anew.
create table stripe_link (
  invoice_number varchar(40) not null primary key,
  token varchar(40) not null,
  constraint stripe_link_token unique (token)
);

create table stripe_checkout (
  session_id varchar(255) not null primary key,
  invoice_number varchar(40) not null,
  amount numeric(14, 2) not null,
  currency varchar(3) not null,
  url varchar(4000),
  state varchar(20) not null,
  event_id varchar(255),
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint stripe_checkout_state check (state in ('OPEN', 'PROCESSING', 'PAID', 'EXPIRED'))
);

create index stripe_checkout_of_invoice on stripe_checkout (invoice_number, created_at);

-- Each event once, kept before it is answered.
create table stripe_event (
  event_id varchar(255) not null primary key,
  kind varchar(100) not null,
  object_id varchar(255) not null,
  received_at timestamp with time zone not null
);

create index stripe_event_age on stripe_event (received_at);

-- Payments and checkouts that are to be read at Stripe, and when: what an event says is not believed, what is read there is.
create table stripe_to_read (
  object_id varchar(255) not null primary key,
  noted_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  tries integer not null,
  failing_since timestamp with time zone,
  failure_text varchar(400)
);

create index stripe_to_read_due on stripe_to_read (due_at);

-- Up to when Stripe's own list of events has been read, for what it told while nobody listened.
create table stripe_reading (
  name varchar(20) not null primary key,
  read_to timestamp with time zone not null,
  failing_since timestamp with time zone,
  failure_text varchar(400)
);
