-- What a bookkeeper has to answer about money that was taken back: one case for each dispute, and for each other kind.
create table payment_chargeback (
  id uuid not null primary key,
  payment_id uuid not null references payment (id),
  kind varchar(20) not null,
  item varchar(120) not null,
  state varchar(20) not null,
  amount numeric(14, 2) not null,
  opened_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  constraint payment_chargeback_once unique (payment_id, kind, item)
);

-- Money that the firm gives back by its own will, and who stands for it.
create table payment_refund (
  id uuid not null primary key,
  payment_id uuid not null references payment (id),
  amount numeric(14, 2) not null,
  state varchar(20) not null,
  requested_by varchar(100) not null,
  requested_at timestamp with time zone not null,
  decided_by varchar(100),
  decided_at timestamp with time zone,
  vendor_id varchar(120),
  constraint payment_refund_positive check (amount > 0)
);

create index payment_refund_of_payment on payment_refund (payment_id);

-- For what on the invoice an allocation paid: tax, costs, fees, interest. The parts of an allocation add up to it.
create table payment_allocation_part (
  reference varchar(200) not null,
  component varchar(20) not null,
  amount numeric(14, 2) not null,
  constraint payment_allocation_part_once primary key (reference, component)
);
