-- The last number given out. The row is locked while an invoice is issued, so that numbers rise without a gap.
create table invoice_counter (
  name varchar(20) primary key,
  last_number bigint not null
);

insert into invoice_counter (name, last_number) values ('invoice', 10000);

-- One approved pre-bill, numbered: at most one invoice each. Only the delivery, once, is filled in later.
create table invoice (
  number varchar(20) primary key,
  pre_bill uuid not null,
  pre_bill_number varchar(100) not null,
  pre_bill_version integer not null,
  content_hash varchar(100) not null,
  matter_id varchar(100) not null,
  client_id varchar(100) not null,
  period_end date not null,
  invoice_date date not null,
  due_date date not null,
  written_down numeric(14, 2) not null,
  total numeric(14, 2) not null,
  currency varchar(3) not null,
  unsupported varchar(1000) not null,
  issued_at timestamp with time zone not null,
  delivered_on date,
  delivered_by varchar(10),
  constraint invoice_of_pre_bill unique (pre_bill)
);

create index invoice_matter on invoice (matter_id);
create index invoice_client on invoice (client_id, due_date);

create table invoice_line (
  invoice_number varchar(20) not null references invoice (number),
  line_position integer not null,
  work_date date not null,
  timekeeper_id varchar(100) not null,
  narrative varchar(100000) not null,
  task_code varchar(20),
  activity_code varchar(20),
  hours numeric(8, 2) not null,
  rate numeric(14, 2) not null,
  adjustment numeric(14, 2) not null,
  amount numeric(14, 2) not null,
  primary key (invoice_number, line_position)
);

-- Append-only: what is open, disputed and reserved are sums of these rows. The reference makes a second post impossible.
create table invoice_movement (
  id bigint generated always as identity primary key,
  invoice_number varchar(20) not null references invoice (number),
  kind varchar(20) not null,
  reference varchar(200) not null,
  open_change numeric(14, 2) not null,
  disputed_change numeric(14, 2) not null,
  reserved_change numeric(14, 2) not null,
  moved_at timestamp with time zone not null,
  moved_by varchar(100) not null,
  constraint invoice_movement_reference unique (reference)
);

create index invoice_movement_invoice on invoice_movement (invoice_number);

-- What the client gets, byte for byte; the digest names the version in every delivery and in the audit trail.
create table invoice_document (
  invoice_number varchar(20) not null references invoice (number),
  media_type varchar(100) not null,
  sha256 varchar(64) not null,
  content bytea not null,
  rendered_at timestamp with time zone not null,
  primary key (invoice_number, media_type)
);

-- Each request to deliver: the first when the invoice is issued, a further one whenever a person asks to send it again.
create table invoice_delivery (
  invoice_number varchar(20) not null references invoice (number),
  request integer not null,
  wanted varchar(10),
  reason varchar(1000),
  requested_by varchar(100) not null,
  requested_at timestamp with time zone not null,
  channel varchar(20),
  hand_reason varchar(40),
  chosen_at timestamp with time zone,
  delivered_on date,
  document_sha256 varchar(64),
  vendor_id varchar(200),
  done_by varchar(100),
  done_at timestamp with time zone,
  primary key (invoice_number, request)
);

create index invoice_delivery_open on invoice_delivery (channel, done_at);

-- An invoice as it stands: the sums of its movements and the state that follows from them.
create view invoice_standing as
select
  sums.*,
  case
    when open_amount = 0 then 'PAID'
    when disputed_amount > 0 then 'DISPUTED'
    when open_amount < total then 'PARTIALLY_PAID'
    when delivered_on is not null then 'DELIVERED'
    else 'ISSUED'
  end as state
from (
  select
    invoice.*,
    (select sum(open_change) from invoice_movement where invoice_number = invoice.number) as open_amount,
    (select sum(disputed_change) from invoice_movement where invoice_number = invoice.number) as disputed_amount,
    (select sum(reserved_change) from invoice_movement where invoice_number = invoice.number) as reserved_amount
  from invoice
) sums;
