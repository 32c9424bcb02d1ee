-- Payments as processors and people tell of them: event by event, in any order, each told once for its source and event id.
create table payment_event (
  position bigint generated always as identity primary key,
  source varchar(60) not null,
  event_id varchar(120) not null,
  type varchar(20) not null,
  payment_ref varchar(120) not null,
  item_ref varchar(120),
  invoice_number varchar(40),
  client_id varchar(60),
  method varchar(40),
  account varchar(10),
  amount numeric(14, 2) not null,
  currency varchar(3) not null,
  happened_on date not null,
  answer_by date,
  told_at timestamp with time zone not null,
  told_by varchar(100) not null,
  constraint payment_event_told_once unique (source, event_id),
  constraint payment_event_positive check (amount > 0)
);

create index payment_event_of_payment on payment_event (source, payment_ref);

-- Events of one payment that come in together wait for each other here, also before there is a payment to hold. The rows are
-- there from the beginning, so that holding one writes nothing.
create table payment_lane (
  lane integer not null primary key
);

insert into payment_lane (lane)
select a.n + 8 * b.n
from (values (0), (1), (2), (3), (4), (5), (6), (7)) as a (n)
cross join (values (0), (1), (2), (3), (4), (5), (6), (7)) as b (n);

-- A payment is what its events come to: what was announced, and what of it has come in.
alter table payment add column payment_ref varchar(120);
alter table payment add column received numeric(14, 2);
alter table payment add column under_way numeric(14, 2) default 0 not null;
update payment set payment_ref = event_id, received = amount;
alter table payment alter column payment_ref set not null;
alter table payment alter column received set not null;
alter table payment alter column state set data type varchar(20);
alter table payment add constraint payment_told_of_once unique (source, payment_ref);

-- Money that goes back is a row too, and a taken back allocation is a row with the opposite amount.
alter table payment_allocation drop constraint payment_allocation_positive;
alter table payment_allocation drop constraint payment_allocation_target;
alter table payment_allocation add constraint payment_allocation_moves check (amount <> 0);
alter table payment_allocation add constraint payment_allocation_names check (
  (target = 'INVOICE' and invoice_number is not null)
  or (target in ('REFUND', 'RETURN', 'CHARGEBACK', 'TRUST') and invoice_number is null));
alter table payment_allocation alter column target set data type varchar(20);

insert into payment_event (source, event_id, type, payment_ref, invoice_number, client_id, method, account, amount, currency,
  happened_on, told_at, told_by)
select source, event_id, 'RECEIVED', event_id, invoice_number, client_id, method, account, amount, currency,
  received_on, reported_at, reported_by
from payment;

insert into payment_event (source, event_id, type, payment_ref, item_ref, amount, currency, happened_on, told_at, told_by)
select payment.source, allocation.reference, 'REFUNDED', payment.event_id, allocation.reference, allocation.amount,
  payment.currency, payment.received_on, allocation.allocated_at, allocation.allocated_by
from payment_allocation allocation
join payment on payment.id = allocation.payment_id
where allocation.target = 'REFUND';
