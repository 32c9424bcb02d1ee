-- A line charges for TIME, an EXPENSE or a FEE. A person, hours and a rate exist for time alone; units, the cost of one and a
-- code for an expense; an agreed sum for a fee.
alter table pre_bill_line add column kind varchar(10) default 'TIME' not null;
alter table pre_bill_line add column expense_id uuid;
alter table pre_bill_line add column expense_code varchar(10);
alter table pre_bill_line add column units numeric(14, 4);
alter table pre_bill_line add column unit_cost numeric(14, 4);
alter table pre_bill_line add column fee_id uuid;
alter table pre_bill_line add column fee_kind varchar(20);
alter table pre_bill_line add column fee_amount numeric(14, 2);
alter table pre_bill_line alter column timekeeper_id drop not null;
alter table pre_bill_line alter column worked drop not null;
alter table pre_bill_line alter column hours drop not null;
alter table pre_bill_line alter column rate drop not null;
alter table pre_bill_line add constraint one_line_per_expense unique (pre_bill_id, expense_id);
alter table pre_bill_line add constraint one_line_per_fee unique (pre_bill_id, fee_id);
alter table pre_bill_line add constraint a_line_charges_for_one_thing check (
  (kind = 'TIME' and timekeeper_id is not null and worked is not null and hours is not null and rate is not null)
  or (kind = 'EXPENSE' and expense_id is not null and expense_code is not null and units is not null and unit_cost is not null)
  or (kind = 'FEE' and fee_id is not null and fee_kind is not null and fee_amount is not null));

-- A move of money without a line is one on the bill as a whole; what stands now is the sum of its moves.
alter table pre_bill_adjustment alter column line_id drop not null;

-- The tax on a pre-bill as it stands now.
create table pre_bill_tax (
  pre_bill_id uuid not null references pre_bill (id),
  jurisdiction varchar(50) not null,
  base varchar(10) not null,
  percent numeric(9, 5) not null,
  taxable numeric(14, 2) not null,
  tax numeric(14, 2) not null,
  primary key (pre_bill_id, jurisdiction, base)
);

-- An invoice has the kinds of its pre-bill: hours and a rate for time, units and the cost of one for the others.
alter table invoice_line add column kind varchar(10) default 'TIME' not null;
alter table invoice_line add column expense_code varchar(10);
alter table invoice_line add column units numeric(14, 4);
alter table invoice_line add column unit_cost numeric(14, 4);
alter table invoice_line alter column timekeeper_id drop not null;
alter table invoice_line alter column hours drop not null;
alter table invoice_line alter column rate drop not null;

-- What is taken off an invoice as a whole, and the tax on it.
create table invoice_adjustment (
  invoice_number varchar(20) not null references invoice (number),
  kind varchar(20) not null,
  amount numeric(14, 2) not null,
  primary key (invoice_number, kind)
);

create table invoice_tax (
  invoice_number varchar(20) not null references invoice (number),
  jurisdiction varchar(50) not null,
  base varchar(10) not null,
  percent numeric(9, 5) not null,
  taxable numeric(14, 2) not null,
  tax numeric(14, 2) not null,
  primary key (invoice_number, jurisdiction, base)
);
